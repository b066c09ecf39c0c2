namespace Pos.Api.Catalogue;

/// <summary>When the cache last held all of a source's products.</summary>
public sealed class CatalogueRefresh
{
    private CatalogueRefresh() { }

    /// <summary>Whose products: there is <c>inventory</c> alone.</summary>
    public string Source { get; private init; } = "";

    public DateTime CompletedAt { get; private init; }
}
