namespace Pos.Api.Pricing;

/// <summary>The words for what a sale is paid with, as they stand in requests, answers, database and messages.</summary>
public static class PaymentMethods
{
    public const string Cash = "cash";
    public const string Card = "card";
    public const string Mobile = "mobile";
    public const string Voucher = "voucher";
    public const string Account = "account";

    /// <summary>Stands on a sale whose payments were given one by one; never a payment's own method.</summary>
    public const string Split = "split";

    /// <summary>What one payment can be made with.</summary>
    public static IReadOnlyList<string> OfTenders { get; } = [Cash, Card, Mobile, Voucher, Account];

    /// <summary>What a whole sale can have been paid with.</summary>
    public static IReadOnlyList<string> OfSales { get; } = [.. OfTenders, Split];

    /// <summary>Whether one payment can be made with this; <see cref="Split"/> is none.</summary>
    public static bool IsTender(string? method) => method is Cash or Card or Mobile or Voucher or Account;
}
