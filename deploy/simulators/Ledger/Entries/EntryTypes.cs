namespace Pos.Simulators.Ledger.Entries;

public static class EntryTypes
{
    public const string Sale = "sale";
    public const string Refund = "refund";
    public const string Void = "void";
}
