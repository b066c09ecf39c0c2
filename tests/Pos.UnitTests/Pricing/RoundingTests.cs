using Xunit;

namespace Pos.UnitTests.Pricing;

/// <summary>There is one place for rounding.</summary>
public sealed class RoundingTests
{
    [Fact]
    public void Only_the_currency_rounds()
    {
        var files = Directory.GetFiles(Repository.Folder("Pos.Api", "Pricing"), "*.cs");

        Assert.True(files.Length > 20);
        Assert.Equal(["Currency.cs"], files.Where(Rounds).Select(Path.GetFileName));
    }

    private static bool Rounds(string file)
    {
        var text = File.ReadAllText(file);
        return text.Contains("Math.Round(", StringComparison.Ordinal)
            || text.Contains("decimal.Round(", StringComparison.Ordinal)
            || text.Contains("MidpointRounding", StringComparison.Ordinal);
    }
}
