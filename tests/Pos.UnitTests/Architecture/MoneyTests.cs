using System.Reflection;
using Xunit;

namespace Pos.UnitTests.Architecture;

/// <summary>Money is computed in the pricing module and nowhere else: two places that round are two opinions.</summary>
public sealed class MoneyTests
{
    private const string Pricing = "Pos.Api.Pricing.";

    /// <summary>What computes with decimals elsewhere, and why that is no money.</summary>
    private static readonly Dictionary<string, string> Allowed = new()
    {
        ["Pos.Api.Ledger.Comparing.CurrencyTotals.Add"] = "adds up both books, to hold the sums against each other",
        ["Pos.Api.Sales.CreateSale.Checkout.Shortages"] = "sums the quantities of a product",
        ["Pos.Api.Sales.SaleItem.GiveBack"] = "counts the quantity that was given back",
        ["Pos.Api.Stock.DiscrepancyResponse.Of"] = "tells how much there was of a product",
        ["Pos.Api.Stock.StockChanges.ChangeOf"] = "sums the quantities of a product",
    };

    private static readonly HashSet<string> Arithmetic =
    [
        "op_Addition",
        "op_Subtraction",
        "op_Multiply",
        "op_Division",
        "op_Modulus",
        "op_UnaryNegation",
        "op_Increment",
        "op_Decrement",
        "Add",
        "Subtract",
        "Multiply",
        "Divide",
        "Remainder",
        "Negate",
        "Round",
        "Truncate",
        "Floor",
        "Ceiling",
        "Abs",
        "Sum",
        "Average",
    ];

    [Fact]
    public void Money_is_computed_in_the_pricing_module_alone()
    {
        var computing = Code
            .Api.GetTypes()
            .SelectMany(type => type.Methods())
            .Where(method => Il.UsedBy(method).Any(ComputesWithDecimals))
            .Select(method => method.WrittenName())
            .Distinct()
            .ToList();

        Assert.Contains(computing, method => method.StartsWith(Pricing, StringComparison.Ordinal));
        var elsewhere = computing.Where(method => !method.StartsWith(Pricing, StringComparison.Ordinal)).ToHashSet();
        Assert.Empty(elsewhere.Except(Allowed.Keys).Order());
        // An allowance that nobody needs any more is one for whoever comes next.
        Assert.Empty(Allowed.Keys.Except(elsewhere).Order());
    }

    [Fact]
    public void No_amount_is_ever_a_float()
    {
        var floats = Code
            .All.SelectMany(assembly => assembly.Written())
            .SelectMany(type => type.Fields())
            .Where(field => IsFloat(Nullable.GetUnderlyingType(field.FieldType) ?? field.FieldType))
            .Select(field => $"{field.DeclaringType!.FullName}.{field.Name}");

        Assert.DoesNotContain(floats, field => field.Contains("amount", StringComparison.OrdinalIgnoreCase) || IsOfSales(field));
    }

    private static bool ComputesWithDecimals(MemberInfo member) =>
        member is MethodInfo method
        && Arithmetic.Contains(method.Name)
        && (
            (method.DeclaringType == typeof(decimal) || method.DeclaringType == typeof(Math))
                && method.GetParameters().Any(parameter => parameter.ParameterType == typeof(decimal))
            || method.DeclaringType == typeof(Enumerable)
                && (method.ReturnType == typeof(decimal) || method.ReturnType == typeof(decimal?))
        );

    private static bool IsFloat(Type type) => type == typeof(double) || type == typeof(float);

    private static bool IsOfSales(string name) =>
        name.StartsWith("Pos.Api.Sales", StringComparison.Ordinal)
        || name.StartsWith("Pos.Api.Pricing", StringComparison.Ordinal)
        || name.StartsWith("Pos.Contracts", StringComparison.Ordinal);
}
