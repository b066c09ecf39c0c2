using System.Globalization;
using Pos.Api.Ledger.Comparing;
using Xunit;

namespace Pos.UnitTests.Ledger;

/// <summary>What was seen is known, what was not is not, however many there are.</summary>
public sealed class SeenTextsTests
{
    [Fact]
    public void Texts_are_told_apart_by_every_character()
    {
        var seen = new SeenTexts(1);

        Assert.True(seen.Add("S1-T1-1"));
        Assert.False(seen.Add("S1-T1-1"));
        Assert.True(seen.Has("S1-T1-1"));
        Assert.False(seen.Has("S1-T1-01"));
        Assert.False(seen.Has(""));
        Assert.True(seen.Add(new string('\u20ac', 255)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50_000)]
    public void There_may_be_more_than_were_expected(int expected)
    {
        var seen = new SeenTexts(expected);
        var texts = Enumerable.Range(0, 100_000).Select(i => i.ToString(CultureInfo.InvariantCulture)).ToList();

        Assert.All(texts, text => Assert.True(seen.Add(text)));

        Assert.All(texts, text => Assert.True(seen.Has(text)));
        Assert.All(texts, text => Assert.False(seen.Add(text)));
        Assert.All(texts, text => Assert.False(seen.Has("x" + text)));
    }
}
