namespace Pos.Api.Sales;

/// <summary>What is noteworthy about a sale and no reason to refuse it.</summary>
public static class SaleFlags
{
    /// <summary><c>sold_at</c> is more than 5 minutes in the future.</summary>
    public const string ClockSkew = "clock_skew";

    /// <summary>It was uploaded more than 30 days after it was made.</summary>
    public const string Late = "late";

    /// <summary>Made offline: our rules come to another total; the difference stands in its rounding.</summary>
    public const string TotalDiffers = "total_differs";

    /// <summary>Made offline: a price or a tax is not the catalogue's.</summary>
    public const string CatalogueDiffers = "catalogue_differs";

    /// <summary>Made offline: Inventory was not available to compare it with.</summary>
    public const string CatalogueUnchecked = "catalogue_unchecked";

    /// <summary>Made offline: Inventory does not know one of its products.</summary>
    public const string UnknownProduct = "unknown_product";

    /// <summary>Inventory did not answer: prices are of the local copy of the catalogue, and the stock was not checked.</summary>
    public const string SoldFromCache = "sold_from_cache";

    /// <summary>It sold more than there was, where the store's policy is to warn.</summary>
    public const string ShortOfStock = "short_of_stock";
}
