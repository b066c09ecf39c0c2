using Pos.Api.Hosting.OpenApi;

namespace Pos.Api.Sales;

/// <summary>The parameters and headers that several routes of sales share, for the documentation.</summary>
internal static class SaleParameters
{
    public static readonly ParameterDocs IdempotencyKey = new(
        ParameterPlace.Header,
        "Idempotency-Key",
        """
        1 to 255 visible characters of the caller's choice, a UUID for example, that belong to this request alone: repeated under the
        same key, it is done once. Keys are the terminal's own, or the user's where the token names no terminal, and never expire.
        """,
        "0197a2b4-6c1e-7d3a-9f00-2b1c5d8e4a77"
    );

    public static readonly ParameterDocs SaleNumber = new(
        ParameterPlace.Path,
        "saleNumber",
        "The number of a sale.",
        "S1-T1-000042"
    );

    /// <summary>What the answer to a made sale, refund or void has beside its body.</summary>
    public static readonly IReadOnlyDictionary<string, string> CreatedHeaders = new Dictionary<string, string>
    {
        ["Location"] = "Where it can be read.",
        ["Idempotent-Replayed"] = "`true` on a repeat; absent otherwise.",
    };
}
