using Pos.Api.Hosting.Problems;
using Pos.Api.Sales;
using Xunit;

namespace Pos.UnitTests.Sales;

public sealed class FreeTextTests
{
    private const int MaxLength = 20;

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("no bag")]
    [InlineData("Зоя, 山田, عمر")]
    [InlineData("👩‍👩‍👧 ✓")]
    [InlineData("12345678901234567890")]
    public void A_text_that_people_write_is_taken(string? text) => Assert.Empty(FaultsOf(text));

    [Theory]
    [InlineData("a\u0007b")]
    [InlineData("a\nb")]
    [InlineData("a\tb")]
    [InlineData("a\u007fb")]
    [InlineData("a\u0085b")]
    [InlineData("a\u2028b")]
    [InlineData("a\u2029b")]
    [InlineData("a\u202eb")]
    [InlineData("a\u2066b")]
    [InlineData("a\u200fb")]
    [InlineData("\ufeffab")]
    public void Control_characters_and_marks_that_turn_the_writing_are_refused(string text) =>
        Assert.Equal(["forbidden_character"], FaultsOf(text));

    [Fact]
    public void Every_fault_is_told() =>
        Assert.Equal(["too_long", "forbidden_character", "card_number"], FaultsOf("card:\t4111 1111 1111 1111"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void What_is_required_is_more_than_blanks(string? text)
    {
        var errors = new List<FieldError>();

        FreeText.Require(errors, "/product_id", text, MaxLength);

        Assert.Equal(new FieldError("/product_id", "required", "Must not be empty."), Assert.Single(errors));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("Grace", "Grace")]
    [InlineData("Gr\u202eace\n", "Grace")]
    [InlineData("123456789012345678901", "12345678901234567890")]
    [InlineData("1234567890123456789😀", "1234567890123456789")]
    public void What_is_not_the_callers_to_mend_is_made_to_fit(string? text, string? fitting) =>
        Assert.Equal(fitting, FreeText.Fit(text, MaxLength));

    private static IEnumerable<string> FaultsOf(string? text)
    {
        var errors = new List<FieldError>();
        FreeText.Check(errors, "/notes", text, MaxLength);
        return errors.Select(error => error.Code);
    }
}
