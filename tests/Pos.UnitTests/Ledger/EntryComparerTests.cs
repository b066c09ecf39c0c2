using Pos.Api.Ledger;
using Pos.Api.Ledger.Comparing;
using Pos.Api.Sales;
using Xunit;

namespace Pos.UnitTests.Ledger;

/// <summary>What a sale and its entries have to agree in.</summary>
public sealed class EntryComparerTests
{
    private static readonly OurSale Synced = new(
        "S1-T1-1",
        "S1",
        new DateTime(2026, 11, 22, 9, 15, 0, DateTimeKind.Utc),
        SaleStatus.Synced,
        "LE-1",
        ParkedCause: null,
        "EUR",
        10.6000m,
        1.7700m,
        Recent: false
    );

    private static readonly OurSale Pending = Synced with { Status = SaleStatus.Pending, EntryId = null };

    private static readonly OurSale Parked = Synced with { Status = SaleStatus.Failed, EntryId = null };

    private static readonly BookedEntry Entry = new()
    {
        EntryId = "LE-1",
        Source = "pos",
        Reference = "S1-T1-1",
        Type = "sale",
        StoreId = "S1",
        SoldAt = Synced.SoldAt,
        Currency = "EUR",
        TotalAmount = 10.6m,
        TaxAmount = 1.77m,
    };

    [Fact]
    public void The_same_amount_is_equal_however_many_zeros_stand_behind_it() =>
        Assert.Empty(EntryComparer.Compare(Synced, Entry));

    [Fact]
    public void Every_cent_and_every_word_counts()
    {
        Assert.Equal(["amount-differs"], EntryComparer.Compare(Synced, Entry with { TotalAmount = 10.61m }));
        Assert.Equal(["tax-differs"], EntryComparer.Compare(Synced, Entry with { TaxAmount = 1.7701m }));
        Assert.Equal(["currency-differs"], EntryComparer.Compare(Synced, Entry with { Currency = "eur" }));
        Assert.Equal(["entry-id-differs"], EntryComparer.Compare(Synced, Entry with { EntryId = "LE-2" }));
        Assert.Equal(
            ["amount-differs", "tax-differs", "currency-differs", "entry-id-differs"],
            EntryComparer.Compare(
                Synced,
                Entry with
                {
                    TotalAmount = -10.60m,
                    TaxAmount = 0m,
                    Currency = "CHF",
                    EntryId = "LE-2",
                }
            )
        );
    }

    [Fact]
    public void A_pending_sale_may_have_an_equal_entry_and_no_other()
    {
        Assert.Equal(["booked-not-settled"], EntryComparer.Compare(Pending, Entry));
        Assert.Equal(["amount-differs"], EntryComparer.Compare(Pending, Entry with { TotalAmount = 1m }));
        Assert.Empty(EntryComparer.Compare(Pending, []));
    }

    [Fact]
    public void A_parked_sale_may_have_none()
    {
        Assert.Equal(["parked-but-booked"], EntryComparer.Compare(Parked, Entry));
        Assert.Equal(["tax-differs", "parked-but-booked"], EntryComparer.Compare(Parked, Entry with { TaxAmount = 0m }));
        Assert.Empty(EntryComparer.Compare(Parked, []));
    }

    [Fact]
    public void A_synced_sale_has_one_entry_and_an_entry_a_sale()
    {
        Assert.Equal(["missing-in-ledger"], EntryComparer.Compare(Synced, []));
        Assert.Equal(["missing-here"], EntryComparer.Compare(sale: null, Entry));
        Assert.Equal(["booked-twice"], EntryComparer.Compare(Synced, [Entry with { EntryId = "LE-0" }, Entry]));
        Assert.Empty(EntryComparer.Compare(sale: null, []));
    }

    [Fact]
    public void Only_what_is_not_a_difference_is_none()
    {
        Assert.False(BookFindings.IsDifference(BookFindings.BookedNotSettled));
        Assert.True(BookFindings.IsDifference(BookFindings.MissingInLedger));
    }

    [Fact]
    public void Amounts_are_shown_with_the_currencys_digits_and_wrong_ones_as_they_are()
    {
        Assert.Equal("10.60", $"{ShownAmount.Of(10.6000m, "EUR")}");
        Assert.Equal("10.601", $"{ShownAmount.Of(10.601m, "EUR")}");
        Assert.Equal("1.5", $"{ShownAmount.Of(1.5m, "???")}");
        Assert.Null(ShownAmount.Of((decimal?)null, "EUR"));
    }
}
