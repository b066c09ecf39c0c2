using CsCheck;
using Pos.Api.Sales;
using Xunit;

namespace Pos.UnitTests.Sales;

public sealed class CardNumbersTests
{
    [Theory]
    [InlineData("4111111111111111")]
    [InlineData("4111 1111 1111 1111")]
    [InlineData("4111-1111-1111-1111")]
    [InlineData("4111 - 1111 - 1111 - 1111")]
    [InlineData("paid with 5555555555554444, thanks")]
    [InlineData("x378282246310005y")]
    [InlineData("4222222222222")]
    [InlineData("6304000000000000000")]
    [InlineData("no. 12 4111 1111 1111 1111 exp 1227")]
    [InlineData("4111\u00a01111\u20131111\u22121111")]
    [InlineData("4111\u200b1111\u200b1111\u200b1111")]
    [InlineData("４１１１１１１１１１１１１１１１")]
    [InlineData("4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1")]
    public void A_card_number_is_seen_in(string text) => Assert.True(CardNumbers.LooksLikeCardNumber(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("no bag")]
    [InlineData("4111111111111112")]
    [InlineData("411111111111")]
    [InlineData("41111111111111110000")]
    [InlineData("4111.1111.1111.1111")]
    [InlineData("AUTH-7H3K21")]
    [InlineData("2026-11-22T09:15:00+01:00")]
    [InlineData("550e8400-e29b-41d4-a716-446655440000")]
    public void No_card_number_is_seen_in(string? text) => Assert.False(CardNumbers.LooksLikeCardNumber(text));

    [Theory]
    [InlineData("4111 1111-1111 1111", "**** ****-**** 1111")]
    [InlineData("Ada, 378282246310005!", "Ada, ***********0005!")]
    [InlineData("4111111111111111, 5555555555554444", "************1111, ************4444")]
    [InlineData("no bag", "no bag")]
    public void A_mask_leaves_the_last_four_digits(string text, string masked) => Assert.Equal(masked, CardNumbers.Mask(text));

    [Fact]
    public void Masked_text_is_as_long_as_before_and_holds_no_card_number() =>
        Gen.String[Gen.Char["0123456789 -x"], 0, 60]
            .Sample(
                text =>
                {
                    var masked = CardNumbers.Mask(text);
                    return masked.Length == text.Length && !CardNumbers.LooksLikeCardNumber(masked);
                },
                iter: 10_000
            );
}
