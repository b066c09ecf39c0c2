using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Contract;

/// <summary>A check that calls every Ledger safe, or none, is worth nothing: it must know the good from the bad, and say why.</summary>
public sealed class CheckLedgerTests(TestServers servers)
{
    [Fact]
    public async Task The_simulator_is_safe()
    {
        var (auth, inventory, ledger) = (Addresses.Free(), Addresses.Free(), Addresses.Free());
        await using var books = await servers.NewDatabaseAsync();
        await using var simulators = await PosProcess.StartAsync(
            "Pos.Simulators",
            new Uri(ledger, "/health"),
            new Dictionary<string, string>
            {
                ["DATABASE_URL"] = books.ConnectionString(Role.Simulators),
                ["Simulators__AuthUrl"] = auth.GetLeftPart(UriPartial.Authority),
                ["Simulators__InventoryUrl"] = inventory.GetLeftPart(UriPartial.Authority),
                ["Simulators__LedgerUrl"] = ledger.GetLeftPart(UriPartial.Authority),
                ["Simulators__Issuer"] = auth.GetLeftPart(UriPartial.Authority),
            }
        );

        var run = await CheckRun.OfAsync(
            ledger,
            new Dictionary<string, string>
            {
                ["LEDGER_TOKEN_URL"] = new Uri(auth, "/connect/token").AbsoluteUri,
                ["LEDGER_CLIENT_ID"] = "operator",
                ["LEDGER_CLIENT_SECRET"] = "operator-secret",
            }
        );

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal("safe with Pos", run.Verdict);
        await using var audit = new Audit(ledger);
        var left = await audit.LedgerAsync();
        Assert.Empty(left.BookedMoreThanOnce);
        Assert.All(left.TotalByCurrency.Values, total => Assert.Equal(0m, total));
    }

    /// <summary>Without it, the flawed ones below could be unsafe for a reason that is not theirs.</summary>
    [Fact]
    public async Task A_Ledger_that_keeps_the_contract_is_safe()
    {
        var run = await CheckAsync(Flaw.None);

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal("safe with Pos", run.Verdict);
    }

    [Theory]
    [InlineData(Flaw.BooksTheSameKeyTwice, "it books the same key twice")]
    [InlineData(Flaw.TakesAnotherBody, "it answers 200 to another body under the same key")]
    [InlineData(Flaw.HasNoLookUp, "it has no look-up by reference")]
    [InlineData(Flaw.ForgetsKeysInParallel, "it forgets keys that come at once")]
    [InlineData(Flaw.RoundsToCents, "total_amount 0.10 where 0.105 was posted")]
    [InlineData(Flaw.GivesNoReason, "without problem details")]
    [InlineData(Flaw.AsksForNoToken, "anybody can book")]
    [InlineData(Flaw.ListsOutOfOrder, "its listing passes over entries")]
    public async Task A_Ledger_that_does_not_is_unsafe_and_told_why(Flaw flaw, string reason)
    {
        var run = await CheckAsync(flaw);

        Assert.True(run.ExitCode == 1, run.Output);
        Assert.StartsWith("unsafe with Pos: ", run.Verdict, StringComparison.Ordinal);
        Assert.Contains(reason, run.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_does_not_answer_is_neither()
    {
        var run = await CheckRun.OfAsync(Addresses.Free(), new Dictionary<string, string> { ["LEDGER_TOKEN"] = "any" });

        Assert.True(run.ExitCode == 2, run.Output);
        Assert.StartsWith("could not be checked: ", run.Verdict, StringComparison.Ordinal);
    }

    private static async Task<CheckRun> CheckAsync(Flaw flaw)
    {
        await using var ledger = await FlawedLedger.StartAsync(flaw);
        return await CheckRun.OfAsync(ledger.Address, new Dictionary<string, string> { ["LEDGER_TOKEN"] = FlawedLedger.Token });
    }
}
