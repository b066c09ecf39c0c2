using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Pos.Api.Hosting.Problems;
using Pos.Api.Hosting.Queries;
using Pos.Api.Hosting.Requests;
using Pos.Api.Hosting.Security;
using Pos.Api.Persistence;
using Pos.Api.Stores;

namespace Pos.Api.Sales.GetReceipt;

/// <summary>
/// <c>GET /api/v1/pos/local/sales/{sale_number}/receipt</c>: the first that is handed out is the original, every other one a
/// copy, and says so.
/// </summary>
internal static class GetReceiptEndpoint
{
    public static async Task<Results<Ok<ReceiptResponse>, ContentHttpResult, ProblemHttpResult>> HandleAsync(
        string saleNumber,
        HttpContext http,
        Caller caller,
        PosDbContext db,
        StoreDirectory stores,
        ReceiptPrints prints,
        CancellationToken cancellationToken
    )
    {
        if (new QueryReader(http.Request.Query).Problem is { } malformed)
        {
            return TypedResults.Problem(malformed);
        }

        http.Response.Headers.Vary = "Accept";
        if (ReceiptFormats.Choose(http.Request.Headers.Accept) is not { } format)
        {
            return Problem.Of(ProblemCatalogue.NotAcceptable);
        }

        if (await FindAsync(db, saleNumber, caller, cancellationToken) is not { } sale)
        {
            return SaleProblems.SaleNotFound();
        }

        var exchange = sale.ExchangeSaleNumber is { } other ? await FindAsync(db, other, caller, cancellationToken) : null;
        var receipt = new ReceiptResponse(await PrintAsync(sale))
        {
            Header = stores.Of(sale.StoreId).ReceiptHeader,
            Exchange = exchange is null ? null : await PrintAsync(exchange),
            Footer = stores.Of(sale.StoreId).ReceiptFooter,
        };

        http.Response.Headers.CacheControl = "no-store";
        return format == ReceiptFormat.Text
            ? TypedResults.Text(ReceiptText.Of(receipt), "text/plain", Encoding.UTF8)
            : TypedResults.Ok(receipt);

        // Noted before it is sent: that a receipt never arrived is not known here, and a copy too many is no harm, while an
        // original too many is.
        async Task<ReceiptSale> PrintAsync(Sale sale) =>
            ReceiptSale.Of(
                sale,
                stores.TimeZoneOf(sale.StoreId),
                ImpliedMethods.AsksForHeadOnly(http)
                    ? await prints.PeekAsync(sale.Id, cancellationToken)
                    : await prints.NoteAsync(sale.Id, caller.UserId, cancellationToken)
            );
    }

    private static async Task<Sale?> FindAsync(
        PosDbContext db,
        string saleNumber,
        Caller caller,
        CancellationToken cancellationToken
    ) =>
        SaleNumbers.CanBe(saleNumber)
            ? await db.WholeSales()
                .SingleOrDefaultAsync(sale => sale.SaleNumber == saleNumber && sale.StoreId == caller.StoreId, cancellationToken)
            : null;
}
