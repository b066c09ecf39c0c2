using Xunit;

namespace Pos.UnitTests.Architecture;

public sealed class SealedTests
{
    [Fact]
    public void Every_class_without_heirs_is_sealed()
    {
        var classes = Code.All.SelectMany(assembly => assembly.Written()).Where(type => type.IsClass).ToList();
        var ancestors = classes.Select(type => type.BaseType).OfType<Type>().Select(Definition).ToHashSet();

        Assert.True(classes.Count > 100, $"Only {classes.Count} classes were found.");
        // Static classes are abstract and sealed; migrations are written by a tool.
        Assert.Empty(
            classes
                .Where(type => !type.IsSealed && !ancestors.Contains(type))
                .Where(type => type.Namespace != "Pos.Api.Persistence.Migrations")
                .Select(type => type.FullName)
        );
    }

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;
}
