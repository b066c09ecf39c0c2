using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace Pos.Benchmarks.Selling;

/// <summary>One sale: look-up, price, rows, stock, answer.</summary>
internal sealed class BareCheckout(HttpClient inventory, NpgsqlDataSource database)
{
    public async Task HandleAsync(HttpContext context)
    {
        var request = (await JsonSerializer.DeserializeAsync(context.Request.Body, BareJson.Default.BareRequest))!;
        var products = await LookUpAsync(request);
        var sale = BareSale.Of(request, products, context.User, context.Request.Headers["Idempotency-Key"].ToString());

        await BareRows.InsertAsync(database, sale);
        await AdjustAsync(sale);
        await BareRows.StockAppliedAsync(database, sale);

        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.Headers.Location = $"/api/v1/pos/local/sales/{sale.SaleNumber}";
        context.Response.ContentType = "application/json";
        await JsonSerializer.SerializeAsync(context.Response.Body, BareAnswer.Of(sale), BareJson.Default.BareAnswer);
    }

    private async Task<Dictionary<string, BareProduct>> LookUpAsync(BareRequest request)
    {
        using var answer = await inventory.PostAsJsonAsync(
            "api/v1/products/lookup",
            new BareLookUp([.. request.Items.Select(item => item.ProductId)]),
            BareJson.Default.BareLookUp
        );
        answer.EnsureSuccessStatusCode();
        var found = await answer.Content.ReadFromJsonAsync(BareJson.Default.BareFound);
        return found!.Products.ToDictionary(product => product.ProductId);
    }

    private async Task AdjustAsync(BareSale sale)
    {
        using var call = new HttpRequestMessage(HttpMethod.Post, "api/v1/stock/adjustments")
        {
            Content = JsonContent.Create(
                new BareAdjustment(
                    sale.SaleNumber,
                    AllowNegative: true,
                    [.. sale.Lines.Select(line => new BareChange(line.Product.ProductId, -line.Quantity))]
                ),
                BareJson.Default.BareAdjustment
            ),
        };
        call.Headers.Add("Idempotency-Key", sale.SaleNumber);
        using var answer = await inventory.SendAsync(call);
        answer.EnsureSuccessStatusCode();
    }
}
