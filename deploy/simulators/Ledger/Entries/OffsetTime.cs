namespace Pos.Simulators.Ledger.Entries;

internal static class OffsetTime
{
    /// <summary>Whether the time says which zone it is of; all of .NET's readers would put this machine's zone in its place.</summary>
    public static bool HasOffset(string text) =>
        text.IndexOf('T', StringComparison.Ordinal) is var time and >= 0 && text.AsSpan(time).IndexOfAny("Zz+-") >= 0;
}
