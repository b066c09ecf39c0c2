using CsCheck;
using Pos.Api.Sales.GetReceipt;
using Xunit;

namespace Pos.UnitTests.Sales.Receipts;

public sealed class TextWidthTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("Milk, 1 l", 9)]
    [InlineData("Käse", 4)]
    [InlineData("Ka\u0308se", 4)]
    [InlineData("牛乳", 4)]
    [InlineData("ｶﾞﾑ", 3)]
    [InlineData("Ｍｉｌｋ", 8)]
    [InlineData("김치", 4)]
    [InlineData("👍🏽", 2)]
    [InlineData("👨‍👩‍👧‍👦", 2)]
    [InlineData("❤\uFE0F", 2)]
    [InlineData("🇯🇵", 2)]
    [InlineData("שלום", 4)]
    [InlineData("नि", 2)]
    [InlineData("\u0308", 0)]
    public void A_text_takes(string text, int columns) => Assert.Equal(columns, TextWidth.Of(text));

    [Theory]
    [InlineData("one two three", "one two", "three")]
    [InlineData("one  two", "one two")]
    [InlineData("abcdefghij", "abcdefgh", "ij")]
    [InlineData("x abcdefghij", "x", "abcdefgh", "ij")]
    [InlineData("牛乳牛乳牛乳", "牛乳牛乳", "牛乳")]
    [InlineData("a牛乳牛乳", "a牛乳牛", "乳")]
    [InlineData("abcdefg👨‍👩‍👧‍👦", "abcdefg", "👨‍👩‍👧‍👦")]
    [InlineData("")]
    [InlineData("   ")]
    public void In_eight_columns_it_is_broken_into(string text, params string[] lines) =>
        Assert.Equal(lines, TextWidth.Wrap(text, 8));

    [Fact]
    public void No_line_is_wider_than_the_paper_and_nothing_is_lost() =>
        Gen.String[Gen.OneOf(Gen.Char['a', 'z'], Gen.Const(' '), Gen.Char['あ', 'ん'], Gen.Char['\u0300', '\u036F']), 0, 60]
            .Sample(text =>
            {
                var lines = TextWidth.Wrap(text, 8);

                return lines.All(line => TextWidth.Of(line) <= 8)
                    && string.Concat(lines).Replace(" ", "") == text.Replace(" ", "");
            });

    [Theory]
    [InlineData("Milk\u001B@", "Milk @")]
    [InlineData("a\nb\tc\0", "a b c ")]
    [InlineData("a\u202Eb", "a b")]
    [InlineData("👨‍👩‍👧‍👦", "👨‍👩‍👧‍👦")]
    public void What_a_printer_could_take_for_a_command_is_left_out(string text, string printable) =>
        Assert.Equal(printable, TextWidth.Printable(text));

    [Fact]
    public void Half_a_character_is_no_character() => Assert.Equal("a\uFFFD", TextWidth.Printable("a\uD800"));
}
