namespace Pos.UnitTests.Pricing;

/// <summary>The folder that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>A folder of it, by the names that lead there.</summary>
    public static string Folder(params string[] names)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Pos.sln")))
        {
            root = root.Parent;
        }

        return root is null
            ? throw new DirectoryNotFoundException("The tests are not run from within the repository.")
            : Path.Combine([root.FullName, .. names]);
    }
}
