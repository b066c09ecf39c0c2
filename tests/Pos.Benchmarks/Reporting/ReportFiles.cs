using System.Text.Encodings.Web;
using System.Text.Json;
using Pos.SystemTests.Harness;

namespace Pos.Benchmarks.Reporting;

/// <summary><c>artifacts/bench</c>.</summary>
internal static class ReportFiles
{
    public static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        // A reach is written as "≥ 8".
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Folder { get; } = Repository.PathOf("artifacts", "bench");

    public static string Write(Report report)
    {
        Directory.CreateDirectory(Folder);
        var file = Path.Combine(Folder, $"{report.Name}.json");
        File.WriteAllText(file, JsonSerializer.Serialize(report, Json) + Environment.NewLine);
        return file;
    }

    /// <summary>Null where it was never measured.</summary>
    public static Report? Read(string name)
    {
        var file = Path.Combine(Folder, $"{name}.json");
        return File.Exists(file) ? JsonSerializer.Deserialize<Report>(File.ReadAllText(file), Json) : null;
    }
}
