using System.ComponentModel.DataAnnotations;
using Pos.Api.OperatorsPage;
using Xunit;

namespace Pos.UnitTests.OperatorsPage;

public sealed class OperatorsPageOptionsTests
{
    [Fact]
    public void The_defaults_are_good() => Assert.Empty(Faults(new OperatorsPageOptions()));

    [Theory]
    [InlineData("http://traces.example/{trace_id}")]
    [InlineData("https://traces.example/explore?id={trace_id}&tab=all")]
    public void A_trace_is_an_address_with_its_id_in_it(string url) =>
        Assert.Empty(Faults(new OperatorsPageOptions { TraceUrl = url }));

    [Theory]
    [InlineData("http://traces.example/")]
    [InlineData("javascript:alert('{trace_id}')")]
    [InlineData("/trace/{trace_id}")]
    public void And_nothing_else(string url) => Assert.NotEmpty(Faults(new OperatorsPageOptions { TraceUrl = url }));

    [Theory]
    [InlineData("https://pos.example/shop")]
    [InlineData("ftp://pos.example")]
    [InlineData("https://me@pos.example")]
    public void The_public_address_is_a_host_of_the_web(string url) =>
        Assert.NotEmpty(Faults(new OperatorsPageOptions { PublicUrl = new Uri(url) }));

    private static List<ValidationResult> Faults(OperatorsPageOptions options)
    {
        var faults = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true);
        return faults;
    }
}
