using System.Diagnostics;
using Pos.Hosting;

namespace Pos.Api.Sales;

/// <summary>The saving of a sale: the place in the request's trace from which everything goes on that is done for the sale later.</summary>
internal readonly struct SaleSpan(Activity? span) : IDisposable
{
    public static SaleSpan Start(Sale sale)
    {
        var span = Tracing.Source.StartActivity("save sale");
        sale.IsTracedAs(Activity.Current?.Id);
        span?.SetTag(Tracing.SaleNumber, sale.SaleNumber);
        span?.SetTag("pos.sale_kind", sale.Kind.ToString().ToLowerInvariant());
        span?.SetTag("pos.store_id", sale.StoreId);
        return new SaleSpan(span);
    }

    public void EndAs(SaveOutcome outcome)
    {
        if (outcome != SaveOutcome.Saved)
        {
            span.Failed(outcome.ToString(), description: null);
        }
    }

    public void Dispose() => span?.Dispose();
}
