using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Observing;

/// <summary>Debian's Prometheus with our rules, at a pace of seconds where operators want minutes.</summary>
internal sealed partial class Prometheus : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http;
    private readonly string _folder;

    private Prometheus(Process process, Uri address, string folder)
    {
        _process = process;
        _http = new HttpClient { BaseAddress = address };
        _folder = folder;
    }

    public static async Task<Prometheus> StartAsync(Uri api, Uri ledgerSync)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Logs, $"prometheus-{Guid.NewGuid():N}")).FullName;
        var rules = await File.ReadAllTextAsync(Repository.PathOf("deploy", "prometheus", "alerts.yml"));
        await File.WriteAllTextAsync(Path.Combine(folder, "alerts.yml"), For().Replace(rules, "for: 2s"));
        await File.WriteAllTextAsync(
            Path.Combine(folder, "prometheus.yml"),
            $$"""
            global: { scrape_interval: 1s, evaluation_interval: 1s }
            rule_files: [alerts.yml]
            scrape_configs:
              - { job_name: pos-api, static_configs: [{ targets: ["{{api.Authority}}"] }] }
              - { job_name: pos-ledger-sync, static_configs: [{ targets: ["{{ledgerSync.Authority}}"] }] }
            """
        );

        var address = Addresses.Free();
        var process = Process.Start(
            new ProcessStartInfo(
                "prometheus",
                [
                    "--config.file=prometheus.yml",
                    "--storage.tsdb.path=data",
                    $"--web.listen-address={address.Authority}",
                    "--log.level=error",
                ]
            )
            {
                WorkingDirectory = folder,
            }
        )!;
        return new Prometheus(process, address, folder);
    }

    /// <summary>The value of a query that gives one; null if it gives none.</summary>
    public async Task<double?> ValueAsync(string query)
    {
        var answer = await GetAsync($"/api/v1/query?query={Uri.EscapeDataString(query)}");
        return answer["data"]!["result"]!.AsArray() is [{ } first, ..]
            ? double.Parse((string)first["value"]![1]!, System.Globalization.CultureInfo.InvariantCulture)
            : null;
    }

    /// <summary>The state of an alert: <c>pending</c> or <c>firing</c>; null while there is none.</summary>
    public async Task<string?> StateAsync(string alert) =>
        (await GetAsync("/api/v1/alerts"))["data"]!["alerts"]!
            .AsArray()
            .Where(one => (string?)one!["labels"]!["alertname"] == alert)
            .Select(one => (string?)one!["state"])
            .FirstOrDefault();

    /// <summary>The rules that could not be evaluated, each with the reason.</summary>
    public async Task<IReadOnlyList<string>> BrokenRulesAsync() =>
        [
            .. (await GetAsync("/api/v1/rules"))["data"]!["groups"]!
                .AsArray()
                .SelectMany(group => group!["rules"]!.AsArray())
                .Where(rule => (string?)rule!["health"] != "ok")
                .Select(rule => $"{rule!["name"]}: {rule["lastError"] ?? rule["health"]}"),
        ];

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
        Directory.Delete(Path.Combine(_folder, "data"), recursive: true);
    }

    private async Task<JsonNode> GetAsync(string path) =>
        (await _http.GetFromJsonAsync<JsonNode>(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken))!;

    [GeneratedRegex(@"\bfor: [0-9]+[smh]")]
    private static partial Regex For();
}
