using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;

namespace Pos.Api.Stock;

/// <summary>Calls Inventory. Its failures are answers here, logged and returned, and never thrown.</summary>
/// <remarks>Time limits and breakers stand on the way: see <see cref="InventoryPatience"/>.</remarks>
internal sealed partial class InventoryClient(
    HttpClient http,
    ProductSightings sightings,
    InventoryPatience patience,
    IOptions<InventoryOptions> options,
    ILogger<InventoryClient> logger
)
{
    /// <summary>An id that no product has: it is the answer that counts.</summary>
    private const string NoProduct = "pos-probe";

    /// <summary>Looks up all products of a sale in one call; null if Inventory did not answer in time, or does not these days.</summary>
    public async Task<ProductLookup?> LookUpAsync(IReadOnlyCollection<string> productIds, CancellationToken cancellationToken) =>
        patience.LookUp.IsOpen
            ? null
            // A terminal that leaves does not end the call: else an Inventory that hangs would never be found out where
            // terminals are more impatient than we are.
            : await AskAsync(productIds).WaitAsync(cancellationToken);

    /// <summary>Finds out whether look-ups are answered again.</summary>
    public Task ProbeAsync() => AskAsync([NoProduct]);

    /// <summary>
    /// A page of all products there are, in the order of their ids; null if Inventory did not answer in time, which the caller
    /// may say.
    /// </summary>
    /// <param name="limit">How many at most.</param>
    /// <param name="after">The <see cref="ProductList.Next"/> of the page before; null for the first.</param>
    /// <param name="cancellationToken">Ends the wait at once.</param>
    public async Task<ProductList?> ListAsync(int limit, string? after, CancellationToken cancellationToken)
    {
        var place = after is null ? "" : $"&after={Uri.EscapeDataString(after)}";
        using var request = InventoryCalls.Request(
            InventoryCall.List,
            HttpMethod.Get,
            $"api/v1/products?limit={limit}{place}",
            options.Value.ListTimeLimit
        );
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            response.EnsureSuccessStatusCode();
            return
                await response.Content.ReadFromJsonAsync(InventoryJson.Default.ProductList, cancellationToken)
                    is { Products: not null } page
                ? page
                : throw new JsonException("no products in it");
        }
        catch (Exception exception) when (IsUnavailable(exception, cancellationToken))
        {
            return null;
        }
    }

    /// <summary>Changes the stock while a customer waits: not at all while Inventory answers nobody.</summary>
    public Task<Adjustment> AdjustAtOnceAsync(StockChangeRequested change) =>
        patience.Adjustment.IsOpen
            ? Task.FromResult(Adjustment.HeldBack)
            : AdjustAsync(change, options.Value.AdjustmentTimeLimit, CancellationToken.None);

    /// <summary>Changes the stock by a sale's lines. Safe to repeat: the sale number is the idempotency key.</summary>
    /// <param name="change">The sale's lines.</param>
    /// <param name="timeLimit">How long to wait; beyond it the change may or may not have been applied.</param>
    /// <param name="cancellationToken">Ends the wait at once.</param>
    public async Task<Adjustment> AdjustAsync(
        StockChangeRequested change,
        TimeSpan timeLimit,
        CancellationToken cancellationToken
    )
    {
        using var request = InventoryCalls.Request(
            InventoryCall.Adjustment,
            HttpMethod.Post,
            "api/v1/stock/adjustments",
            timeLimit
        );
        request.Headers.Add("Idempotency-Key", change.SaleNumber);
        // The goods have left the shop: refusing to count them would not bring them back.
        request.Content = JsonContent.Create(
            new AdjustmentRequest(change.SaleNumber, AllowNegative: true, change.Changes),
            InventoryJson.Default.AdjustmentRequest
        );
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            var refused = response.StatusCode == HttpStatusCode.UnprocessableEntity;
            if (!refused)
            {
                response.EnsureSuccessStatusCode();
            }

            var answer = await response.Content.ReadFromJsonAsync(InventoryJson.Default.AdjustmentAnswer, cancellationToken);
            var adjustment = (answer ?? throw new JsonException("nothing in it")).To(change, refused);
            return adjustment.IsFinal
                ? adjustment
                : throw new JsonException($"{(int)response.StatusCode} that says nothing of the products");
        }
        catch (BrokenCircuitException)
        {
            return Adjustment.HeldBack;
        }
        catch (Exception exception) when (IsUnavailable(exception, cancellationToken))
        {
            Log.AdjustmentFailed(logger, change.SaleNumber, exception.GetType().Name);
            return Adjustment.NotDone;
        }
    }

    private async Task<ProductLookup?> AskAsync(IReadOnlyCollection<string> productIds)
    {
        var askedAt = sightings.Now();
        using var request = InventoryCalls.Request(
            InventoryCall.LookUp,
            HttpMethod.Post,
            "api/v1/products/lookup",
            options.Value.LookUpTimeLimit
        );
        request.Content = JsonContent.Create(new LookUpRequest(productIds), InventoryJson.Default.LookUpRequest);
        try
        {
            using var response = await http.SendAsync(request, CancellationToken.None);
            response.EnsureSuccessStatusCode();

            var answer = await response.Content.ReadFromJsonAsync(InventoryJson.Default.LookUpAnswer, CancellationToken.None);
            if (answer is not { Products: { } products })
            {
                throw new JsonException("no products in it");
            }

            sightings.Note(products, askedAt);
            return new ProductLookup(products.ToDictionary(product => product.ProductId), answer.Unknown ?? []);
        }
        catch (BrokenCircuitException)
        {
            // Said when it began, and not with every call.
            return null;
        }
        catch (Exception exception) when (IsUnavailable(exception, CancellationToken.None))
        {
            Log.LookUpFailed(logger, exception.GetType().Name);
            return null;
        }
    }

    private static bool IsUnavailable(Exception exception, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested
        && exception is HttpRequestException or JsonException or OperationCanceledException or ExecutionRejectedException;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Inventory did not answer the look-up of products: {Error}")]
        public static partial void LookUpFailed(ILogger logger, string error);

        [LoggerMessage(LogLevel.Warning, "The stock change of {SaleNumber} is not done yet: {Error}")]
        public static partial void AdjustmentFailed(ILogger logger, string saleNumber, string error);
    }
}
