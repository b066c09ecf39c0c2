using System.Diagnostics;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Observing;

/// <summary>Prometheus's own tool reads the rules, and tries each on series that break its promise and on such that keep it.</summary>
public sealed class AlertRuleTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("check", "rules", "alerts.yml")]
    [InlineData("check", "config", "prometheus.yml")]
    [InlineData("test", "rules", "alerts_test.yml")]
    public async Task The_rules_pass(string command, string what, string file)
    {
        Assert.SkipUnless(IsThere("promtool"), "promtool is missing; it comes with Debian's package prometheus");

        using var promtool = Process.Start(
            new ProcessStartInfo("promtool", [command, what, file])
            {
                WorkingDirectory = Repository.PathOf("deploy", "prometheus"),
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var cancelled = TestContext.Current.CancellationToken;
        var (said, failed) = (
            promtool.StandardOutput.ReadToEndAsync(cancelled),
            promtool.StandardError.ReadToEndAsync(cancelled)
        );
        await promtool.WaitForExitAsync(cancelled);

        output.WriteLine(await said + await failed);
        Assert.Equal(0, promtool.ExitCode);
    }

    internal static bool IsThere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));
}
