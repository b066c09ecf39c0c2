using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Observing;

/// <summary>A shop whose processes write their spans to files.</summary>
public sealed class TracedShop(TestServers servers) : IAsyncLifetime
{
    private readonly string _folder = Directory
        .CreateDirectory(Path.Combine(Repository.Logs, $"traces-{Guid.NewGuid():N}"))
        .FullName;

    public Shop Shop { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Shop = await Shop.OpenAsync(
            servers,
            new ShopOptions
            {
                Api = new Dictionary<string, string>(FileOf("api"))
                {
                    // So long that the change at once never overlaps with that by message.
                    ["Inventory__AdjustmentTimeLimit"] = "00:00:10",
                },
                LedgerSync = new Dictionary<string, string>(FileOf("ledger-sync"))
                {
                    // The tests say when a sale is due.
                    ["Ledger__Backoff"] = "01:00:00",
                    ["Ledger__MaxBackoff"] = "02:00:00",
                },
            }
        );

        // The first sale fetches tokens and keys, which are no part of any other.
        using var terminal = await Shop.TerminalAsync();
        await Shop.Sales.UntilSyncedAsync((await terminal.SellAsync(ASale.Of("SKU-MILK-1L"))).SaleNumber);
    }

    public ValueTask DisposeAsync() => Shop?.DisposeAsync() ?? ValueTask.CompletedTask;

    internal async Task<IReadOnlyList<RecordedSpan>> SpansAsync()
    {
        var spans = new List<RecordedSpan>();
        foreach (var file in Directory.EnumerateFiles(_folder))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream);
            while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            {
                spans.AddRange(RecordedSpan.Read(line));
            }
        }

        return spans;
    }

    /// <summary>The trace in which a sale was made, as soon as it looks like that; else as it looks in the end.</summary>
    internal async Task<string> TraceOfAsync(string saleNumber, string expected)
    {
        var last = "";
        try
        {
            await WaitFor.ConditionAsync(
                async () => (last = SpanTree.Of(await SpansAsync(), saleNumber)) == expected,
                $"the trace of {saleNumber} is recorded",
                TimeSpan.FromSeconds(15)
            );
        }
        catch (HarnessException)
        {
            // What it looks like says more than that it does not.
        }

        return last;
    }

    private Dictionary<string, string> FileOf(string process) =>
        new()
        {
            ["Telemetry__TraceFile__Path"] = Path.Combine(_folder, $"{process}.jsonl"),
            ["Telemetry__TraceFile__FlushInterval"] = "00:00:00.100",
        };
}
