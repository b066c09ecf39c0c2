using System.Threading.Channels;
using Pos.Simulators.Faults;
using Pos.Simulators.Ledger.Entries;

namespace Pos.Simulators.Ledger.Confirming;

/// <summary>
/// Tells Pos of what was booked, behind the back of whoever posted it: nobody's answer waits for a webhook, unless a fault
/// wants it to. What is not delivered when the program ends is forgotten, as it would be by many a Ledger.
/// </summary>
internal sealed class Confirmations(Webhook webhook) : BackgroundService
{
    private const string Pos = "pos";
    private const int AtATime = 8;

    private readonly Channel<Confirmation> _waiting = Channel.CreateUnbounded<Confirmation>();

    /// <summary>After the entry is in the books.</summary>
    /// <param name="fault">The one in force when it was posted.</param>
    public Task ConfirmAsync(LedgerEntry entry, string entryId, Fault fault)
    {
        // The Ledger is shared, and this address is that of Pos alone.
        if (!webhook.IsWanted || entry.Source != Pos)
        {
            return Task.CompletedTask;
        }

        var confirmation = Confirmation.Of(entry.Reference, entryId, copies: fault.WebhookTwice ? 2 : 1);
        return fault.WebhookBeforeAnswer
            ? webhook.DeliverAsync(confirmation, CancellationToken.None)
            : _waiting.Writer.WriteAsync(confirmation).AsTask();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Parallel.ForEachAsync(
            _waiting.Reader.ReadAllAsync(stoppingToken),
            new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = stoppingToken },
            async (confirmation, cancellationToken) => await webhook.DeliverAsync(confirmation, cancellationToken)
        );
}
