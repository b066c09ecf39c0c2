using System.Text.Json;
using Pos.Api.Ledger;
using Xunit;

namespace Pos.UnitTests.Ledger;

/// <summary>What a Ledger's answer must have, and what it may.</summary>
public sealed class LedgerJsonTests
{
    private const string Entry = """
        {"entry_id":"LE-1","source":"pos","reference":"S1-T1-1","type":"sale","store_id":"S1","sold_at":"2026-11-22T09:15:00+01:00",
        "currency":"EUR","tax_amount":1.77,"total_amount":10.60,"booked_by":"somebody","lines":[{"line":1}]}
        """;

    [Fact]
    public void What_a_Ledger_adds_is_passed_over_and_what_it_need_not_tell_is_null()
    {
        var page = Read($$"""{"entries":[{{Entry}}],"next":null,"took_ms":3}""");

        var entry = Assert.Single(page.Entries);
        Assert.Equal(("LE-1", "S1-T1-1", 10.60m), (entry.EntryId, entry.Reference, entry.TotalAmount));
        Assert.Null(entry.Subtotal);
        Assert.Null(page.Next);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"entries":null}""")]
    [InlineData("""{"entries":[{"entry_id":"LE-1"}]}""")]
    [InlineData("""{"entries":"none"}""")]
    [InlineData("<html>")]
    public void What_lacks_what_is_compared_is_no_answer(string json) => Assert.Throws<JsonException>(() => Read(json));

    [Fact]
    public void An_amount_in_quotation_marks_is_no_amount() =>
        Assert.Throws<JsonException>(() =>
            Read($$"""{"entries":[{{Entry.Replace("10.60", "\"10.60\"", StringComparison.Ordinal)}}]}""")
        );

    [Fact]
    public void A_text_that_no_database_holds_is_read_as_one_that_it_does()
    {
        var odd = Entry
            .Replace("\"S1-T1-1\"", "\"a\\u0000b\"", StringComparison.Ordinal)
            .Replace("\"S1\"", $"\"{new string('x', 500)}\"", StringComparison.Ordinal);

        var entry = Assert.Single(Read($$"""{"entries":[{{odd}}]}""").Entries);

        Assert.Equal("a\uFFFDb", entry.Reference);
        Assert.Equal(255, entry.StoreId.Length);
    }

    private static EntryPage Read(string json) => JsonSerializer.Deserialize(json, LedgerJson.Default.EntryPage)!;
}
