using Pos.Hosting;

namespace Pos.Api.OperatorsPage.Parked;

/// <summary>What a cause means, and what an operator does about it.</summary>
internal static class Causes
{
    public static (string Meaning, string ToDo) Of(string cause) =>
        cause switch
        {
            ParkingCauses.Rejected => (
                "The Ledger refuses their content.",
                "Read what it answered, have it mended there (an account, a store, a currency that it does not know), then replay."
            ),
            ParkingCauses.Conflict => (
                "The Ledger has another entry under their number.",
                "Compare both; neither side is ever overwritten. Once the Ledger's entry is mended, replay."
            ),
            ParkingCauses.Exhausted => (
                "Tried as often and as long as is allowed.",
                "The Ledger answered, and did not book for a day. When it does again, replay."
            ),
            ParkingCauses.KillsConsumer => (
                "Handling their message ended LedgerSync again and again.",
                "Look at its log at the time of the attempts; with a mended version, replay."
            ),
            ParkingCauses.Undeliverable => (
                "Their message cannot be sent, or never arrives.",
                "Look at the outbox and at the broker's queues, then replay."
            ),
            ParkingCauses.Unreadable => (
                "Their message cannot be read.",
                "A replay stages a new message from the sale as it is stored."
            ),
            _ => ("A cause that this version does not know.", "Replay once it is understood."),
        };
}
