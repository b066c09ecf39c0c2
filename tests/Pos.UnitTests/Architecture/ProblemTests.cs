using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Pos.Api.Hosting.Problems;
using Xunit;

namespace Pos.UnitTests.Architecture;

/// <summary>What the API can answer is what the catalogue says, and the other way round.</summary>
public sealed class ProblemTests
{
    [Fact]
    public void Every_problem_of_the_catalogue_is_answered_somewhere()
    {
        var answered = Code
            .Api.GetTypes()
            .Where(type => !IsDocumentation(type))
            .SelectMany(type => type.Methods())
            // The catalogue itself answers what the framework says by status alone; its list answers nothing.
            .Where(method => method.DeclaringType != typeof(ProblemCatalogue) || method.Name == nameof(ProblemCatalogue.OfStatus))
            .SelectMany(Il.UsedBy)
            .OfType<FieldInfo>()
            .Where(field => field.IsStatic && field.FieldType == typeof(ProblemType))
            .Select(field => ((ProblemType)field.GetValue(null)!).Name)
            .ToHashSet();

        Assert.NotEmpty(answered);
        Assert.Empty(ProblemCatalogue.All.Select(problem => problem.Name).Except(answered));
    }

    [Fact]
    public void Nobody_makes_a_problem_past_the_catalogue()
    {
        var makers = Code
            .Api.GetTypes()
            .SelectMany(type => type.Methods())
            .Where(method => Il.UsedBy(method).Any(IsConstructorOfDetails))
            .Select(method => method.WrittenName())
            .Distinct();

        Assert.Equal(["Pos.Api.Hosting.Problems.Problem.Details"], makers);
    }

    private static bool IsDocumentation(Type type) =>
        type.Namespace == "Pos.Api.Hosting.OpenApi" || type.Name.EndsWith("Docs", StringComparison.Ordinal);

    private static bool IsConstructorOfDetails(MemberInfo member) =>
        member is ConstructorInfo && typeof(ProblemDetails).IsAssignableFrom(member.DeclaringType);
}
