using Docker.DotNet;
using Docker.DotNet.Models;
using DotNet.Testcontainers.Configurations;
using DotNet.Testcontainers.Containers;

namespace Pos.SystemTests.Harness;

/// <summary>The container engine of this machine, if it has one.</summary>
internal static class ContainerEngine
{
    static ContainerEngine()
    {
        // The guard ends what a broken run leaves behind, and needs no image of its own for it.
        TestcontainersSettings.ResourceReaperEnabled = false;
    }

    public static async Task<bool> AnswersAsync()
    {
        try
        {
            using var docker = Connect();
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancelled.ByTest);
            limit.CancelAfter(TimeSpan.FromSeconds(5));
            await docker.System.PingAsync(limit.Token);
            return true;
        }
        catch (Exception) when (!Cancelled.ByTest.IsCancellationRequested)
        {
            // Whatever the reason, tests cannot use it; ServerChoice says what is used instead.
            return false;
        }
    }

    /// <summary>Ends the container as a power cut would; it can be started again with its data.</summary>
    public static async Task KillAsync(IContainer container)
    {
        using var docker = Connect();
        await docker.Containers.KillContainerAsync(
            container.Id,
            new ContainerKillParameters { Signal = "SIGKILL" },
            Cancelled.ByTest
        );
    }

    public static IDisposable Guard(IContainer container) => ServerGuard.Hold($"docker rm --force --volumes {container.Id}");

    private static DockerClient Connect() =>
        TestcontainersSettings.OS.DockerEndpointAuthConfig.GetDockerClientBuilder(Guid.Empty).Build();
}
