using Pos.Hosting;

namespace Pos.Api.OperatorsPage.Sales;

/// <summary>Where else a sale can be followed: in the trace viewer, and on the broker's own page.</summary>
public sealed class OutsideLinks(OperatorsPageOptions options, string? brokerUrl)
{
    /// <returns>Null where no viewer is configured.</returns>
    public string? Trace(string traceId) =>
        options.TraceUrl?.Replace(OperatorsPageOptions.TraceIdPlace, traceId, StringComparison.Ordinal);

    /// <returns>Null where operators do not reach the broker's page.</returns>
    public string? Queue(string queue) =>
        options.BrokerUrl is not { } page
            ? null
            : $"{page.AbsoluteUri.TrimEnd('/')}/#/queues/{Uri.EscapeDataString(RabbitMqUrl.Parse(brokerUrl).VirtualHost)}/{queue}";
}
