using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Pos.Api.Hosting.Problems;
using Pos.Api.Hosting.Security;

namespace Pos.Api.Sales.SyncSale;

/// <summary><c>POST /api/v1/pos/local/sales/{sale_number}/sync</c>: queues a sale for the Ledger again, now.</summary>
internal static class SyncSaleEndpoint
{
    public static async Task<Results<Accepted<SyncSaleResponse>, ProblemHttpResult>> HandleAsync(
        string saleNumber,
        Caller caller,
        ManualSync sync,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await sync.RunAsync(saleNumber, caller, cancellationToken) switch
            {
                null => SaleProblems.SaleNotFound(),
                { Status: SaleStatus.Synced } => Problem.Of(ProblemCatalogue.AlreadySynced),
                { } answer => TypedResults.Accepted($"/api/v1/pos/local/sales/{answer.SaleNumber}", answer),
            };
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return SaleProblems.RequestInProgress();
        }
    }
}
