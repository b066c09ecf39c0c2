using System.Reflection;
using System.Xml.Linq;
using MassTransit;
using Pos.UnitTests.Pricing;
using Xunit;

namespace Pos.UnitTests.Architecture;

/// <summary>Who may know whom.</summary>
public sealed class DependencyTests
{
    [Fact]
    public void The_outbox_does_not_know_a_sale()
    {
        var outbox = Code.Api.Of("Pos.Api.Outbox");
        string[] own = ["Pos.Api.Outbox"];

        Assert.Empty(Uses.OfKind(outbox, used => IsOfTheApi(used) && !own.Contains(used.Namespace)));
    }

    [Fact]
    public void The_sales_do_not_know_RabbitMQ()
    {
        var sales = Code.Api.Of("Pos.Api.Sales");

        // They publish, in plain MassTransit; how that travels is the messaging's to know.
        Assert.NotEmpty(Uses.OfKind(sales, used => used == typeof(IPublishEndpoint)));
        Assert.Empty(Uses.OfKind(sales, used => used.Assembly.GetName().Name!.Contains("Rabbit", StringComparison.Ordinal)));
    }

    [Fact]
    public void Pricing_knows_neither_the_database_nor_HTTP_nor_anything_of_ours()
    {
        var pricing = Code.Api.Of("Pos.Api.Pricing");
        string[] foreign = ["Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore", "Npgsql", "MassTransit", "System.Net"];

        Assert.Empty(Uses.OfKind(pricing, used => IsOfTheApi(used) && used.Namespace != "Pos.Api.Pricing"));
        Assert.Empty(
            Uses.OfKind(pricing, used => foreign.Any(name => used.Namespace?.StartsWith(name, StringComparison.Ordinal) == true))
        );
    }

    [Fact]
    public void LedgerSync_does_not_know_the_API()
    {
        var known = Code.LedgerSync.GetReferencedAssemblies().Select(assembly => assembly.Name).ToList();

        Assert.Contains(Code.Contracts.GetName().Name, known);
        Assert.DoesNotContain(Code.Api.GetName().Name, known);
    }

    [Fact]
    public void The_contracts_depend_on_nothing()
    {
        var project = XDocument.Load(Path.Combine(Repository.Folder("Pos.Contracts"), "Pos.Contracts.csproj"));

        Assert.NotEmpty(Code.Contracts.Written());
        Assert.All(
            Code.Contracts.GetReferencedAssemblies(),
            assembly => Assert.StartsWith("System.", assembly.Name, StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            project.Descendants(),
            element => element.Name.LocalName.EndsWith("Reference", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Nothing_but_the_outbox_uses_the_bus()
    {
        // Its methods are given the bus, and leave it alone.
        const string SeesItStart = "Pos.LedgerSync.Sync.BusStart";

        var users = Code
            .All.SelectMany(assembly => assembly.GetTypes())
            .Where(type => Uses.Of(type).Overlaps([typeof(IBus), typeof(IBusControl)]))
            .Select(type => type.FullName!)
            .Where(user => user != SeesItStart)
            .ToList();

        // Whoever publishes on the bus itself goes past the outbox: a message without its sale, or a sale without its message.
        Assert.NotEmpty(users);
        Assert.All(users, user => Assert.StartsWith("Pos.Api.Outbox.", user, StringComparison.Ordinal));
    }

    [Fact]
    public void MassTransit_is_of_the_last_version_under_a_free_licence()
    {
        var packages = new[] { Code.Api, Code.LedgerSync }
            .SelectMany(assembly => assembly.GetReferencedAssemblies())
            .Where(assembly => assembly.Name!.StartsWith("MassTransit", StringComparison.Ordinal))
            .Select(Assembly.Load)
            .Distinct()
            .ToList();

        Assert.NotEmpty(packages);
        Assert.All(
            packages,
            package =>
                Assert.StartsWith(
                    "8.5.12",
                    package.GetCustomAttribute<AssemblyFileVersionAttribute>()!.Version,
                    StringComparison.Ordinal
                )
        );
    }

    private static bool IsOfTheApi(Type type) => type.Namespace?.StartsWith("Pos.Api", StringComparison.Ordinal) == true;
}
