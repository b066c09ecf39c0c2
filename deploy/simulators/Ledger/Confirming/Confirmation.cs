using System.Text.Json;
using Pos.Simulators.Hosting;

namespace Pos.Simulators.Ledger.Confirming;

/// <summary>A webhook to be delivered: a repeat of it has the same id.</summary>
/// <param name="Copies">How often it is sent, at the same time.</param>
internal sealed record Confirmation(string Id, byte[] Body, int Copies)
{
    public static Confirmation Of(string reference, string entryId, int copies) =>
        new(
            $"msg_{Guid.CreateVersion7():N}",
            JsonSerializer.SerializeToUtf8Bytes(
                new EntryConfirmed("entry.confirmed", reference, entryId),
                SimulatorsJson.Default.EntryConfirmed
            ),
            copies
        );
}

/// <summary>The body: the Ledger has this entry.</summary>
internal sealed record EntryConfirmed(string Type, string Reference, string EntryId);
