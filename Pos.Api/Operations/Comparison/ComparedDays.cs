using Pos.Api.Ledger;
using Pos.Api.Sales;
using Pos.Api.Stores;

namespace Pos.Api.Operations.Comparison;

/// <summary>Which days of which stores a comparison is about, and what is found of each.</summary>
/// <param name="stores">Whose days begin when.</param>
/// <param name="options">How many days.</param>
/// <param name="now">By the database's clock.</param>
internal sealed class ComparedDays(StoreDirectory stores, ComparisonOptions options, DateTime now)
{
    /// <summary>East and west of Greenwich days begin up to so long apart, and a clock that is put back adds an hour.</summary>
    private static readonly TimeSpan Zones = TimeSpan.FromHours(28);

    private readonly Dictionary<(string StoreId, DateOnly Day), ComparedDay> _days = [];

    /// <summary>All of them, in the order in which they are kept.</summary>
    public IReadOnlyList<ComparedDay> All =>
        [.. _days.Values.OrderBy(day => day.Day).ThenBy(day => day.StoreId, StringComparer.Ordinal)];

    /// <summary>Holds every store's days, and some more.</summary>
    public SoldRange WholeRange => new(now - TimeSpan.FromDays(options.DaysBack) - Zones, now);

    /// <summary>The days of one store that are over.</summary>
    public SoldRange RangeOf(string storeId)
    {
        var (zone, today) = (stores.TimeZoneOf(storeId), stores.DateOf(storeId, now));
        return new(BusinessDays.StartOf(today.AddDays(-options.DaysBack), zone), BusinessDays.StartOf(today, zone));
    }

    /// <returns>The day that it belongs to; null if that is none of the compared.</returns>
    public ComparedDay? Of(string storeId, DateTimeOffset soldAt)
    {
        // What the Ledger calls a store need not be one that our table can hold.
        var store = storeId.Length <= Sale.StoreIdMaxLength ? storeId : storeId[..Sale.StoreIdMaxLength];
        if (!RangeOf(store).Has(soldAt))
        {
            return null;
        }

        var day = stores.DateOf(store, soldAt);
        return _days.TryGetValue((store, day), out var known) ? known : _days[(store, day)] = new ComparedDay(store, day);
    }
}
