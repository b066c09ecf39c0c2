using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Pos.Api.Stock;

/// <summary>What Inventory said to a change of stock.</summary>
public enum AdjustmentResult
{
    Applied,

    /// <summary>Applied, and some product is now below zero; or not applicable, since a product is unknown.</summary>
    Discrepancy,

    /// <summary>Not known to be applied: it is tried again.</summary>
    NotDone,
}

/// <summary>Calls Inventory. Its failures are answers here, logged and returned, and never thrown.</summary>
public sealed partial class InventoryClient(
    HttpClient http,
    ProductSightings sightings,
    IOptions<InventoryOptions> options,
    ILogger<InventoryClient> logger
)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <summary>Looks up all products of a sale in one call; null if Inventory did not answer in time.</summary>
    public async Task<ProductLookup?> LookUpAsync(IReadOnlyCollection<string> productIds, CancellationToken cancellationToken)
    {
        var askedAt = sightings.Now();
        try
        {
            using var limit = Limit(options.Value.LookUpTimeLimit, cancellationToken);
            using var response = await http.PostAsJsonAsync(
                "api/v1/products/lookup",
                new { ProductIds = productIds },
                Json,
                limit.Token
            );
            response.EnsureSuccessStatusCode();

            var answer = await response.Content.ReadFromJsonAsync<LookUpAnswer>(Json, limit.Token);
            if (answer is not { Products: { } products })
            {
                throw new JsonException("no products in it");
            }

            sightings.Note(products, askedAt);
            return new ProductLookup(products.ToDictionary(product => product.ProductId), answer.Unknown ?? []);
        }
        catch (Exception exception) when (IsUnavailable(exception, cancellationToken))
        {
            Log.LookUpFailed(logger, exception.GetType().Name);
            return null;
        }
    }

    /// <summary>
    /// A page of all products there are, in the order of their ids; null if Inventory did not answer in time, which the caller
    /// may say.
    /// </summary>
    /// <param name="limit">How many at most.</param>
    /// <param name="after">The <see cref="ProductList.Next"/> of the page before; null for the first.</param>
    /// <param name="cancellationToken">Ends the wait at once.</param>
    public async Task<ProductList?> ListAsync(int limit, string? after, CancellationToken cancellationToken)
    {
        try
        {
            using var timeLimit = Limit(options.Value.ListTimeLimit, cancellationToken);
            var place = after is null ? "" : $"&after={Uri.EscapeDataString(after)}";
            return
                await http.GetFromJsonAsync<ProductList>($"api/v1/products?limit={limit}{place}", Json, timeLimit.Token)
                    is { Products: not null } page
                ? page
                : throw new JsonException("no products in it");
        }
        catch (Exception exception) when (IsUnavailable(exception, cancellationToken))
        {
            return null;
        }
    }

    /// <summary>Changes the stock by a sale's lines. Safe to repeat: the sale number is the idempotency key.</summary>
    /// <param name="change">The sale's lines.</param>
    /// <param name="timeLimit">How long to wait; beyond it the change may or may not have been applied.</param>
    /// <param name="cancellationToken">Ends the wait at once.</param>
    public async Task<AdjustmentResult> AdjustAsync(
        StockChangeRequested change,
        TimeSpan timeLimit,
        CancellationToken cancellationToken
    )
    {
        try
        {
            using var limit = Limit(timeLimit, cancellationToken);
            using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/stock/adjustments")
            {
                // The goods have left the shop: refusing to count them would not bring them back.
                Content = JsonContent.Create(
                    new
                    {
                        Reference = change.SaleNumber,
                        AllowNegative = true,
                        change.Changes,
                    },
                    options: Json
                ),
            };
            request.Headers.Add("Idempotency-Key", change.SaleNumber);

            using var response = await http.SendAsync(request, limit.Token);
            if (response.StatusCode == HttpStatusCode.UnprocessableEntity)
            {
                Log.NotApplicable(logger, change.SaleNumber);
                return AdjustmentResult.Discrepancy;
            }

            response.EnsureSuccessStatusCode();
            var answer = await response.Content.ReadFromJsonAsync<AdjustmentAnswer>(Json, limit.Token);
            return answer is not { Applied: true } ? throw new JsonException("not applied")
                : answer.Shortages is { Count: > 0 } ? AdjustmentResult.Discrepancy
                : AdjustmentResult.Applied;
        }
        catch (Exception exception) when (IsUnavailable(exception, cancellationToken))
        {
            Log.AdjustmentFailed(logger, change.SaleNumber, exception.GetType().Name);
            return AdjustmentResult.NotDone;
        }
    }

    private static CancellationTokenSource Limit(TimeSpan timeLimit, CancellationToken cancellationToken)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        source.CancelAfter(timeLimit);
        return source;
    }

    private static bool IsUnavailable(Exception exception, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested
        && exception is HttpRequestException or JsonException or OperationCanceledException;

    private sealed record LookUpAnswer(IReadOnlyList<Product>? Products, IReadOnlyList<string>? Unknown);

    private sealed record AdjustmentAnswer(bool Applied, IReadOnlyList<Shortage>? Shortages);

    private sealed record Shortage(string ProductId, decimal ShortBy);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Inventory did not answer the look-up of products: {Error}")]
        public static partial void LookUpFailed(ILogger logger, string error);

        [LoggerMessage(LogLevel.Warning, "The stock change of {SaleNumber} is not done yet: {Error}")]
        public static partial void AdjustmentFailed(ILogger logger, string saleNumber, string error);

        [LoggerMessage(LogLevel.Warning, "The stock change of {SaleNumber} cannot be applied: Inventory does not know a product")]
        public static partial void NotApplicable(ILogger logger, string saleNumber);
    }
}
