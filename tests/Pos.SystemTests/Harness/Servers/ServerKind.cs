namespace Pos.SystemTests.Harness;

/// <summary>Where the tests' PostgreSQL and RabbitMQ come from.</summary>
public enum ServerKind
{
    /// <summary>Testcontainers.</summary>
    Containers,

    /// <summary>The machine's own packages, through <c>deploy/native</c>.</summary>
    Native,
}

internal static class ServerChoice
{
    private const string Variable = "POS_TEST_SERVERS";

    /// <summary>Containers where an engine answers, else native servers; <c>POS_TEST_SERVERS</c> forces one.</summary>
    public static async Task<ServerKind> MakeAsync() =>
        Environment.GetEnvironmentVariable(Variable) switch
        {
            "containers" => await ContainerEngine.AnswersAsync()
                ? ServerKind.Containers
                : throw new HarnessException($"{Variable} asks for containers, and no container engine answers."),
            "native" => ServerKind.Native,
            null or "" => await ContainerEngine.AnswersAsync() ? ServerKind.Containers : ServerKind.Native,
            var other => throw new HarnessException($"{Variable} is '{other}'; it can be 'containers' or 'native'."),
        };
}
