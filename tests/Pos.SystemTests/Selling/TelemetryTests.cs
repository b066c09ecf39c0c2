using System.Net;
using System.Net.Http.Headers;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Selling;

/// <summary>What an operator sees of a sale from outside.</summary>
public sealed class TelemetryTests(OpenShop open) : IClassFixture<OpenShop>
{
    private readonly Shop _shop = open.Shop;

    [Fact]
    public async Task The_terminals_trace_reaches_the_settling()
    {
        const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";
        using var terminal = await _shop.TerminalAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/sales", UriKind.Relative))
        {
            Content = new StringContent(ASale.Of("SKU-MILK-1L").ToJson(), new MediaTypeHeaderValue("application/json")),
        };
        request.Headers.Add("traceparent", $"00-{TraceId}-00f067aa0ba902b7-01");

        var sold = await terminal.SendAsync(request);

        await _shop.Sales.UntilSyncedAsync(sold.SaleNumber);
        Assert.Equal(
            TraceId,
            await _shop.Database.ScalarAsync<string>(
                "SELECT trace_id FROM pos.sync_attempts WHERE sale_number = $1",
                sold.SaleNumber
            )
        );
    }

    [Fact]
    public async Task The_private_ports_tell_prometheus_what_waits_and_how_late_it_is()
    {
        using var terminal = await _shop.TerminalAsync();
        var sold = await terminal.SellAsync(ASale.Of("SKU-MILK-1L"));
        await _shop.Sales.UntilSyncedAsync(sold.SaleNumber);

        using var http = new HttpClient();
        var api = await http.GetStringAsync(new Uri(_shop.Api.Management, "/metrics"), TestContext.Current.CancellationToken);

        Assert.Contains("pos_outbox_depth", api, StringComparison.Ordinal);
        Assert.Contains("pos_sales_oldest_pending_age_seconds", api, StringComparison.Ordinal);
        Assert.Contains("pos_outbox_published", api, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_public_port_tells_no_metrics_whatever_host_the_caller_names()
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_shop.Api.Address, "/metrics"));
        request.Headers.Host = _shop.Api.Management.Authority;

        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
