using Microsoft.Extensions.Options;

namespace Pos.Api.Stores;

/// <summary>Every store's rules, by its id; a store that is not configured has the defaults.</summary>
public sealed class StoreDirectory(IOptions<StoresOptions> stores)
{
    private static readonly StoreOptions Default = new();

    public StoreOptions Of(string storeId) => stores.Value.GetValueOrDefault(storeId, Default);

    /// <summary>The business day of a store at a point in time.</summary>
    public DateOnly DateOf(string storeId, DateTimeOffset at) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeZoneOf(storeId)).DateTime);

    public TimeZoneInfo TimeZoneOf(string storeId) => TimeZoneInfo.FindSystemTimeZoneById(Of(storeId).TimeZone);
}
