using Microsoft.Extensions.Primitives;
using Pos.Api.Sales.GetReceipt;
using Xunit;

namespace Pos.UnitTests.Sales.Receipts;

public sealed class ReceiptFormatTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("*/*")]
    [InlineData("application/json")]
    [InlineData("APPLICATION/JSON; charset=UTF-8")]
    [InlineData("application/*")]
    [InlineData("text/html, application/xhtml+xml, */*;q=0.8")]
    [InlineData("application/json, text/plain, */*")]
    [InlineData("text/plain, application/json")]
    [InlineData("text/plain;q=0.4, application/json;q=0.5")]
    [InlineData("text/plain;q=0, */*")]
    [InlineData("this is no media type")]
    public void Json_is_given_to(string? accept) => Assert.Equal(ReceiptFormat.Json, ReceiptFormats.Choose(accept));

    [Theory]
    [InlineData("text/plain")]
    [InlineData("Text/Plain; charset=\"utf-8\"")]
    [InlineData("text/*")]
    [InlineData("text/plain, */*;q=0.1")]
    [InlineData("text/plain, application/json;q=0.9")]
    [InlineData("application/json;q=0, */*")]
    [InlineData("*/*;q=0.1, text/*;q=0.2")]
    [InlineData("text/*;q=0, text/plain;q=0.1")]
    public void Text_is_given_to(string accept) => Assert.Equal(ReceiptFormat.Text, ReceiptFormats.Choose(accept));

    [Theory]
    [InlineData("application/xml")]
    [InlineData("text/html")]
    [InlineData("text/plain;q=0")]
    [InlineData("*/*;q=0")]
    [InlineData("text/plain; charset=iso-8859-1")]
    [InlineData("text/plain; format=flowed")]
    public void Nothing_is_given_to(string accept) => Assert.Null(ReceiptFormats.Choose(accept));

    [Fact]
    public void Two_headers_are_one_list() =>
        Assert.Equal(ReceiptFormat.Text, ReceiptFormats.Choose(new StringValues(["application/json;q=0.1", "text/plain;q=0.2"])));
}
