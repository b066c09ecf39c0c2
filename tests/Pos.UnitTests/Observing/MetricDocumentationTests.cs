using System.Text.RegularExpressions;
using Pos.UnitTests.OpenApi;
using Pos.UnitTests.Pricing;
using Xunit;

namespace Pos.UnitTests.Observing;

/// <summary>What is written about the metrics is what they are.</summary>
public sealed partial class MetricDocumentationTests(WholeApi api)
{
    [Fact]
    public void Each_metric_stands_in_the_table_with_its_kind_and_unit_and_none_that_there_is_not()
    {
        var made = Instruments.Of(api).Select(metric => $"{metric.Name} {metric.Kind} {metric.Unit}".TrimEnd()).ToList();
        var written = Row()
            .Matches(File.ReadAllText(Repository.Folder("deploy", "README.md")))
            .Select(row => $"{row.Groups["name"]} {row.Groups["kind"]} {row.Groups["unit"]}".TrimEnd())
            .Order(StringComparer.Ordinal);

        Assert.NotEmpty(made);
        Assert.Equal(made.Order(StringComparer.Ordinal), written);
    }

    [Theory]
    [InlineData("prometheus/alerts.yml")]
    [InlineData("prometheus/alerts_test.yml")]
    [InlineData("grafana/pos.json")]
    [InlineData("runbook.md")]
    public void Each_metric_that_a_file_names_is_made(string file)
    {
        var known = Instruments
            .Of(api)
            .SelectMany(metric =>
                metric.Kind == "histogram"
                    ? new[] { "_bucket", "_sum", "_count" }.Select(part => metric.PrometheusName + part)
                    : [metric.PrometheusName]
            )
            .ToHashSet();

        var named = PrometheusName()
            .Matches(File.ReadAllText(Repository.Folder(["deploy", .. file.Split('/')])))
            .Select(match => match.Value)
            .Distinct()
            .ToList();

        Assert.NotEmpty(named);
        // The run book names a histogram as a whole, too.
        Assert.All(
            named,
            name => Assert.Contains(known, metric => metric == name || (file == "runbook.md" && metric.StartsWith(name)))
        );
    }

    [Fact]
    public void Each_alert_has_its_section_in_the_run_book_and_a_test_that_it_fires_and_one_that_it_does_not()
    {
        var rules = File.ReadAllText(Repository.Folder("deploy", "prometheus", "alerts.yml"));
        var tests = File.ReadAllText(Repository.Folder("deploy", "prometheus", "alerts_test.yml"));
        var sections = Heading()
            .Matches(File.ReadAllText(Repository.Folder("deploy", "runbook.md")))
            .Select(heading => heading.Groups["name"].Value)
            .ToList();
        var alerts = Alert().Matches(rules).Select(alert => alert.Groups["name"].Value).ToList();

        Assert.NotEmpty(alerts);
        Assert.Equal(alerts, sections);
        Assert.All(
            alerts,
            alert =>
            {
                Assert.Contains($"runbook_url: deploy/runbook.md#{alert.ToLowerInvariant()}\n", rules, StringComparison.Ordinal);
                Assert.Contains($"name: {alert} fires\n", tests, StringComparison.Ordinal);
                Assert.Contains($"name: {alert} stays quiet\n", tests, StringComparison.Ordinal);
            }
        );
    }

    [GeneratedRegex(
        @"^\| `(?<name>pos\.[a-z_.]+)` \| (?<kind>counter|gauge|histogram) \| (?<unit>[^| ]*) ?\|",
        RegexOptions.Multiline
    )]
    private static partial Regex Row();

    [GeneratedRegex(@"\bpos_[a-z_]+[a-z]\b")]
    private static partial Regex PrometheusName();

    [GeneratedRegex(@"^## (?<name>Pos[A-Za-z]+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"- alert: (?<name>Pos[A-Za-z]+)$", RegexOptions.Multiline)]
    private static partial Regex Alert();
}
