using Pos.Api.Pricing;
using Pos.Api.Sales;
using Pos.LedgerSync.Ledger;
using Pos.UnitTests.Sales;
using Xunit;

namespace Pos.UnitTests.Ledger;

public sealed class LedgerEntryTests
{
    [Fact]
    public void A_sale_is_an_entry_without_an_original()
    {
        var entry = LedgerEntry.For(Rung.Sale().ToSaleCreated());

        Assert.Equal(("sale", "S1-T1-000042", null), (entry.Type, entry.Reference, entry.OriginalReference));
    }

    [Fact]
    public void A_refund_is_a_negative_entry_that_names_its_original()
    {
        var entry = LedgerEntry.For(Rung.Refund(Rung.Sale(), new RefundLine(1, 1)).ToSaleRefunded());

        Assert.Equal(("refund", "S1-T1-000043", "S1-T1-000042"), (entry.Type, entry.Reference, entry.OriginalReference));
        Assert.Equal((-4.75m, -0.80m), (entry.TotalAmount, entry.TaxAmount));
    }

    [Fact]
    public void A_void_is_a_negative_entry_that_names_its_original()
    {
        var entry = LedgerEntry.For(Rung.Void(Rung.Sale()).ToSaleVoided());

        Assert.Equal(("void", "S1-T1-000043", "S1-T1-000042"), (entry.Type, entry.Reference, entry.OriginalReference));
        Assert.Equal(-10.60m, entry.TotalAmount);
    }
}
