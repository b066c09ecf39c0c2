namespace Pos.SystemTests.Harness;

/// <summary>Where things are, told from where this assembly lies: <c>artifacts/bin/Pos.SystemTests/{configuration}</c>.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>What a run leaves behind for people to read.</summary>
    public static string Logs { get; } =
        Directory
            .CreateDirectory(
                Path.Combine(Root, "artifacts", "logs", $"{DateTime.UtcNow:yyyyMMdd-HHmmss}-{Environment.ProcessId}")
            )
            .FullName;

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>A program of ours, built in the same configuration as the tests.</summary>
    public static string ProgramOf(string project)
    {
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var program = PathOf("artifacts", "bin", project, configuration, $"{project}.dll");
        return File.Exists(program) ? program : throw new HarnessException($"{project} is not built: {program} does not exist.");
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Pos.sln")))
            {
                return folder.FullName;
            }
        }

        throw new HarnessException($"No folder above {AppContext.BaseDirectory} holds Pos.sln.");
    }
}
