namespace Pos.Api.Ledger.Comparing;

/// <summary>What is found when the books are held against each other. The words never change.</summary>
internal static class BookFindings
{
    /// <summary>Synced here, and the Ledger has no entry.</summary>
    public const string MissingInLedger = "missing-in-ledger";

    /// <summary>The Ledger has an entry of ours, and there is no such sale.</summary>
    public const string MissingHere = "missing-here";

    public const string AmountDiffers = "amount-differs";
    public const string TaxDiffers = "tax-differs";
    public const string CurrencyDiffers = "currency-differs";

    /// <summary>Synced with another entry than the Ledger has.</summary>
    public const string EntryIdDiffers = "entry-id-differs";

    /// <summary>The Ledger has two entries or more of one sale.</summary>
    public const string BookedTwice = "booked-twice";

    /// <summary>Given up here, and booked there.</summary>
    public const string ParkedButBooked = "parked-but-booked";

    /// <summary>The entry stands under another store or on another day than the sale. Of the daily comparison alone.</summary>
    public const string DayDiffers = "day-differs";

    /// <summary>Pending here, with an equal entry there: the answer is on its way, or was lost. No difference.</summary>
    public const string BookedNotSettled = "booked-not-settled";

    public static bool IsDifference(string finding) => finding != BookedNotSettled;
}
