using System.Text.Json;
using Xunit;

namespace Pos.UnitTests.Architecture;

/// <summary>A name that MSBuild does not know sets nothing, and says nothing.</summary>
public sealed class CollectorTests
{
    [Theory]
    [InlineData("Pos.Api")]
    [InlineData("Pos.LedgerSync")]
    public async Task A_service_has_one_heap_of_a_size_that_no_machine_chooses(string service)
    {
        await using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, $"{service}.runtimeconfig.json"));
        using var settings = await JsonDocument.ParseAsync(file, default, TestContext.Current.CancellationToken);

        var properties = settings.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties");
        Assert.False(properties.GetProperty("System.GC.Server").GetBoolean());
        Assert.Equal(16 * 1024 * 1024, properties.GetProperty("System.GC.Gen0MaxBudget").GetInt32());
    }
}
