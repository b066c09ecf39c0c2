using System.Text.Json;
using Pos.Api.Stock;
using Xunit;

namespace Pos.UnitTests.Stock;

/// <summary>What is believed of Inventory's answers.</summary>
public sealed class AdjustmentAnswerTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    private static readonly StockChangeRequested Change = new()
    {
        SaleId = Guid.Empty,
        SaleNumber = "S1-T1-1",
        Changes = [new("A", -2), new("B", -0.5m)],
    };

    [Theory]
    [InlineData("""{"applied":true,"levels":[],"shortages":[]}""")]
    [InlineData("""{"applied":true}""")]
    [InlineData("""{"applied":true,"shortages":null}""")]
    [InlineData("""{"applied":true,"shortages":[null]}""")]
    [InlineData("""{"applied":true,"shortages":[{"product_id":"C","short_by":1}]}""")]
    [InlineData("""{"applied":true,"shortages":[{"product_id":null,"short_by":1}]}""")]
    [InlineData("""{"applied":true,"shortages":[{"product_id":"A","short_by":0}]}""")]
    [InlineData("""{"applied":true,"shortages":[{"product_id":"A","short_by":-3}]}""")]
    public void Is_applied(string answer) => Assert.Equal(AdjustmentOutcome.Applied, Read(answer).Outcome);

    [Fact]
    public void A_shortage_is_a_discrepancy_of_its_product()
    {
        var adjustment = Read(
            """{"applied":true,"shortages":[{"product_id":"B","short_by":0.25},{"product_id":"B","short_by":0.25}]}"""
        );

        Assert.Equal(AdjustmentOutcome.Discrepancy, adjustment.Outcome);
        Assert.Equal([new("B", "shortage", -0.5m, 0.25m)], adjustment.Discrepancies);
    }

    [Fact]
    public void An_absurd_shortage_is_one_that_can_be_kept() =>
        Assert.Equal(
            1_000_000_000,
            Read("""{"applied":true,"shortages":[{"product_id":"A","short_by":1234567890123456789}]}""").Discrepancies[0].ShortBy
        );

    [Fact]
    public void An_unknown_product_is_a_discrepancy_without_a_figure() =>
        Assert.Equal(
            [new("A", "unknown-product", -2, null)],
            Read("""{"unknown":["A","C",null]}""", refused: true).Discrepancies
        );

    [Theory]
    [InlineData("""{"applied":false}""", false)]
    [InlineData("""{"applied":false,"shortages":[{"product_id":"A","short_by":1}]}""", false)]
    [InlineData("""{"unknown":["A"]}""", false)]
    [InlineData("""{"unknown":[]}""", true)]
    [InlineData("""{"unknown":["C"]}""", true)]
    [InlineData("""{"type":"about:blank","status":422}""", true)]
    [InlineData("""{"applied":true}""", true)]
    public void Is_not_done(string answer, bool refused) =>
        Assert.Equal(AdjustmentOutcome.NotDone, Read(answer, refused).Outcome);

    private static Adjustment Read(string answer, bool refused = false) =>
        JsonSerializer.Deserialize<AdjustmentAnswer>(answer, Json)!.To(Change, refused);
}
