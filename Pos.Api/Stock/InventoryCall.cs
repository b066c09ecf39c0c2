namespace Pos.Api.Stock;

/// <summary>What Inventory is asked for.</summary>
internal enum InventoryCall
{
    /// <summary>The products of a sale, for which a customer waits.</summary>
    LookUp,

    /// <summary>A change of stock, while the customer waits or later.</summary>
    Adjustment,

    /// <summary>All products, for which nobody waits.</summary>
    List,
}

/// <summary>What a request to Inventory carries for the handlers on its way.</summary>
internal static class InventoryCalls
{
    private static readonly HttpRequestOptionsKey<InventoryCall> Call = new("pos.inventory.call");
    private static readonly HttpRequestOptionsKey<TimeSpan> TimeLimit = new("pos.inventory.time-limit");

    public static HttpRequestMessage Request(InventoryCall call, HttpMethod method, string path, TimeSpan timeLimit)
    {
        var request = new HttpRequestMessage(method, path);
        request.Options.Set(Call, call);
        request.Options.Set(TimeLimit, timeLimit);
        return request;
    }

    public static InventoryCall CallOf(HttpRequestMessage request) => Of(request, Call);

    public static TimeSpan TimeLimitOf(HttpRequestMessage request) => Of(request, TimeLimit);

    private static T Of<T>(HttpRequestMessage request, HttpRequestOptionsKey<T> key) =>
        request.Options.TryGetValue(key, out var value)
            ? value
            : throw new InvalidOperationException($"A request to Inventory lacks its {key.Key}.");
}
