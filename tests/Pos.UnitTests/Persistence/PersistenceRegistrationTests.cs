using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Pos.Api.Persistence;
using Xunit;

namespace Pos.UnitTests.Persistence;

public sealed class PersistenceRegistrationTests
{
    [Theory]
    [InlineData("Host=db;Username=pos;Database=pos", 24)]
    [InlineData("Host=db;Username=pos;Database=pos;Maximum Pool Size=60", 60)]
    [InlineData("Host=db;Username=pos;Database=pos;MaxPoolSize=60", 60)]
    public void Its_connections_are_bounded_unless_the_address_says_how_many(string url, int most)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddLogging();
        builder.Configuration.AddInMemoryCollection([new("DATABASE_URL", url)]);

        builder.AddPosPersistence();

        using var services = builder.Services.BuildServiceProvider();
        var address = services.GetRequiredService<NpgsqlDataSource>().ConnectionString;
        Assert.Equal(most, new NpgsqlConnectionStringBuilder(address).MaxPoolSize);
    }
}
