namespace Pos.SystemTests.Harness;

/// <summary>
/// Intervals of parts of a second, where operators want seconds and minutes; and patience with services
/// that have only just begun, on a machine with more to do than it can.
/// </summary>
internal static class FastSettings
{
    public static readonly IReadOnlyDictionary<string, string> Api = new Dictionary<string, string>
    {
        ["Outbox__PollInterval"] = "00:00:00.250",
        ["Outbox__RetryDelay"] = "00:00:00.200",
        ["Outbox__MaxRetryDelay"] = "00:00:01",
        ["Scheduler__PollInterval"] = "00:00:00.250",
        ["Backlog__MaxAge"] = "00:00:00.200",
        ["Stock__PollInterval"] = "00:00:00.250",
        ["Operations__MaxCalls"] = "10000",
        ["DeadLetters__PollInterval"] = "00:00:00.250",
        ["DeadLetters__SettledFor"] = "00:00:00.250",
        ["Inventory__RetryInterval"] = "00:00:01",
        ["Inventory__BreakDuration"] = "00:00:00.500",
        ["Auth__TimeLimit"] = "00:00:20",
        ["Inventory__LookUpTimeLimit"] = "00:00:20",
        ["Inventory__AdjustmentTimeLimit"] = "00:00:10",
    };

    public static readonly IReadOnlyDictionary<string, string> LedgerSync = new Dictionary<string, string>
    {
        ["Ledger__Backoff"] = "00:00:00.500",
        ["Ledger__MaxBackoff"] = "00:00:02",
        ["Ledger__QuickTryDelay"] = "00:00:00.020",
        ["Ledger__ProbeInterval"] = "00:00:00.200",
        ["Ledger__MaxProbeInterval"] = "00:00:01",
        ["Ledger__Ramp"] = "00:00:01",
        ["Ledger__HeartbeatInterval"] = "00:00:00.500",
    };
}
