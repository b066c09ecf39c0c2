using Microsoft.Extensions.Options;
using Npgsql;
using Pos.Api.Stock;

namespace Pos.Api.Catalogue;

/// <summary>What became of a refresh.</summary>
internal enum RefreshOutcome
{
    Done,

    /// <summary>The copy is young enough, or another instance is at it.</summary>
    NotDue,

    /// <summary>Inventory did not answer, or with no list; what was read of it until then is kept.</summary>
    InventoryAway,
}

/// <summary>Reads Inventory's whole list into the copy.</summary>
internal sealed class CatalogueRefreshing(
    NpgsqlDataSource database,
    CatalogueTable table,
    InventoryClient inventory,
    IOptions<CatalogueOptions> options,
    TimeProvider clock
)
{
    private const int PageSize = 200;

    public async Task<RefreshResult> RunIfDueAsync(CancellationToken cancellationToken)
    {
        await using var turn = await RefreshTurn.TryTakeAsync(database, options.Value.RefreshInterval, cancellationToken);
        if (turn is null)
        {
            return new(RefreshOutcome.NotDue);
        }

        var (listed, unusable) = (new HashSet<string>(StringComparer.Ordinal), 0);
        var places = new HashSet<string>(StringComparer.Ordinal);
        string? after = null;
        do
        {
            var askedAt = clock.GetTimestamp();
            var page = await inventory.ListAsync(PageSize, after, cancellationToken);
            if (page is null)
            {
                return new(RefreshOutcome.InventoryAway);
            }

            var facts = page.Products.Select(ProductFacts.Of).ToArray();
            unusable += facts.Count(product => product is null);
            await ConfirmAsync(
                facts.OfType<ProductFacts>().Where(product => listed.Add(product.ProductId)),
                askedAt,
                cancellationToken
            );
            after = page.Next;
        } while (after is not null && places.Add(after));

        if (after is not null || listed.Count == 0)
        {
            // A list that leads back to where it was, or that has nothing in it, is a fault and no reason to delist anything.
            return new(RefreshOutcome.InventoryAway);
        }

        await table.CompleteAsync(listed, turn.BegunAt, cancellationToken);
        return new(RefreshOutcome.Done, listed.Count, unusable);
    }

    private async Task ConfirmAsync(IEnumerable<ProductFacts> products, long askedAt, CancellationToken cancellationToken)
    {
        var age = clock.GetElapsedTime(askedAt);
        await table.ConfirmAsync(
            [.. products.Select(product => new ConfirmedProduct(product, age))],
            precision: TimeSpan.Zero,
            cancellationToken
        );
    }
}

/// <param name="Products">How many Inventory has.</param>
/// <param name="Unusable">How many more it lists that could not be sold: see <see cref="ProductFacts.Of"/>.</param>
internal sealed record RefreshResult(RefreshOutcome Outcome, int Products = 0, int Unusable = 0);
