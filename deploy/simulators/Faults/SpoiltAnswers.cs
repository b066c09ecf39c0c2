namespace Pos.Simulators.Faults;

/// <summary>
/// What a post may be answered with instead of its receipt: each looks a little like a success, and says nothing that a
/// caller may rely on.
/// </summary>
public static class SpoiltAnswers
{
    /// <summary>A receipt that is broken off in its middle, under a success.</summary>
    public const string Junk = "junk";

    /// <summary>302 to the list of entries, which answers a GET with 200.</summary>
    public const string Redirect = "redirect";

    /// <summary>A receipt, and blanks after it for as long as the caller reads.</summary>
    public const string Endless = "endless";

    /// <summary>A receipt that says it is a page, as a portal between caller and Ledger would.</summary>
    public const string WrongContentType = "wrong_content_type";

    /// <summary>A success without an <c>entry_id</c>.</summary>
    public const string NoEntryId = "no_entry_id";

    /// <summary>A receipt with an <c>entry_id</c> that contains U+0000, which no database of the caller's may hold.</summary>
    public const string NulEntryId = "nul_entry_id";

    public static readonly IReadOnlyList<string> All = [Junk, Redirect, Endless, WrongContentType, NoEntryId, NulEntryId];
}
