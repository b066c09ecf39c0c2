using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Pos.Api.Hosting.Json;
using Pos.Api.Hosting.Problems;
using Pos.Api.Hosting.Security;
using Pos.Api.Pricing;
using Pos.Api.Stock;

namespace Pos.Api.Sales.UploadSales;

/// <summary><c>POST /api/v1/sales/batch</c>: each sale is a transaction of its own, and the whole can be sent again.</summary>
internal static class UploadSalesEndpoint
{
    public const long MaxBodyBytes = 8 * 1024 * 1024;

    public static async Task<Results<JsonHttpResult<UploadSalesResponse>, ProblemHttpResult>> HandleAsync(
        UploadSalesRequest request,
        Caller caller,
        InventoryClient inventory,
        OfflineSaleUpload upload,
        IOptions<JsonOptions> json,
        CancellationToken cancellationToken
    )
    {
        if (request.Sales is not { Count: > 0 and <= UploadSalesRequest.MaxSales } elements)
        {
            var code = request.Sales is { Count: > 0 } ? PricingErrorCodes.TooMany : PricingErrorCodes.Required;
            return GeneralProblems.Validation([new("/sales", code, $"A batch holds 1 to {UploadSalesRequest.MaxSales} sales.")]);
        }

        var sales = elements.Select(element => Read(element, json.Value.SerializerOptions)).ToArray();
        var catalogue = await LookUpAsync(inventory, sales, cancellationToken);

        var results = new List<UploadResult>(sales.Length);
        foreach (var (sale, problem) in sales)
        {
            results.Add(
                sale is null
                    ? new UploadResult(results.Count, UploadOutcome.Rejected, SaleNumber: null, problem)
                    : await upload.UploadAsync(results.Count, sale, caller, catalogue, cancellationToken)
            );
        }

        return TypedResults.Json(new UploadSalesResponse(results), statusCode: StatusCodes.Status207MultiStatus);
    }

    private static (OfflineSale? Sale, Microsoft.AspNetCore.Mvc.ProblemDetails? Problem) Read(
        JsonElement element,
        JsonSerializerOptions options
    )
    {
        try
        {
            StrictJson.Check(JsonMarshal.GetRawUtf8Value(element), typeof(OfflineSale), options);
            return (element.Deserialize<OfflineSale>(options), null);
        }
        catch (UnreadableJsonException unreadable)
        {
            return (null, GeneralProblems.MalformedRequest(unreadable.Message, unreadable.Pointer));
        }
    }

    /// <summary>One look-up for the whole batch; null if Inventory does not answer.</summary>
    private static async Task<ProductLookup?> LookUpAsync(
        InventoryClient inventory,
        IEnumerable<(OfflineSale? Sale, Microsoft.AspNetCore.Mvc.ProblemDetails?)> sales,
        CancellationToken cancellationToken
    )
    {
        var ids = sales
            .SelectMany(read => read.Sale?.Items ?? [])
            .Select(line => line?.ProductId)
            .OfType<string>()
            .Where(id => id.Length is > 0 and <= SaleItem.ProductIdMaxLength)
            .Distinct();

        var found = new ProductLookup(new Dictionary<string, Product>(), []);
        foreach (var chunk in ids.Chunk(PricingLimits.MaxLines))
        {
            if (await inventory.LookUpAsync(chunk, cancellationToken) is not { } part)
            {
                return null;
            }

            found = new ProductLookup(
                found.Products.Concat(part.Products).ToDictionary(product => product.Key, product => product.Value),
                [.. found.Unknown, .. part.Unknown]
            );
        }

        return found;
    }
}
