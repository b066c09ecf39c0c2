using Microsoft.AspNetCore.Mvc;
using Pos.Api.Hosting.Problems;
using Pos.Api.Hosting.Security;
using Pos.Api.Persistence;
using Pos.Api.Stock;

namespace Pos.Api.Sales.UploadSales;

/// <summary>Takes one sale of a batch, whatever became of the others.</summary>
internal sealed partial class OfflineSaleUpload(
    OfflineCheckout checkout,
    Repeats repeats,
    SaleWriter writer,
    ILogger<OfflineSaleUpload> logger
)
{
    public async Task<UploadResult> UploadAsync(
        int index,
        OfflineSale offline,
        Caller caller,
        ProductLookup? catalogue,
        CancellationToken cancellationToken
    )
    {
        UploadResult Result(UploadOutcome outcome, ProblemDetails? problem = null) =>
            new(index, outcome, offline.SaleNumber, problem);

        var marks = new RequestMarks(KeyScope: null, Key: null, offline.SaleNumber, CanonicalRequest.Hash(offline));
        try
        {
            if (await FindAsync(offline, marks, caller, cancellationToken) is { } known)
            {
                return Result(known, known == UploadOutcome.Conflict ? SaleProblems.SaleNumberTaken().ProblemDetails : null);
            }

            var prepared = checkout.Prepare(offline, caller, catalogue);
            if (prepared.Draft is not { } draft)
            {
                var problem = prepared.Problem!.ProblemDetails;
                return Result(problem.Status >= 500 ? UploadOutcome.Unavailable : UploadOutcome.Rejected, problem);
            }

            var sale = Sale.Ring(draft);
            return await writer.SaveAsync(sale, marks.ToKeys(sale.Id), cancellationToken, tryStockAtOnce: false) switch
            {
                (SaveOutcome.Saved, _) => Result(UploadOutcome.Created),
                // Another upload of the same batch was faster.
                (SaveOutcome.NumberTaken or SaveOutcome.KeyTaken, _) => Result(
                    await FindAsync(offline, marks, caller, cancellationToken) ?? UploadOutcome.Conflict
                ),
                (SaveOutcome.InProgress, _) => Result(UploadOutcome.Unavailable, SaleProblems.RequestInProgress().ProblemDetails),
                _ => Result(UploadOutcome.Unavailable, SaleProblems.OutcomeUnknown().ProblemDetails),
            };
        }
        catch (Exception exception) when (exception.DatabaseFault() is not null)
        {
            Log.NotSaved(logger, index, exception);
            return Result(UploadOutcome.Unavailable, Problem.Details(ProblemCatalogue.DatabaseUnavailable));
        }
    }

    /// <summary>Whether the number is taken, and if so, by this sale.</summary>
    private async Task<UploadOutcome?> FindAsync(
        OfflineSale offline,
        RequestMarks marks,
        Caller caller,
        CancellationToken cancellationToken
    )
    {
        var (kind, sale) = await repeats.FindAsync(marks, cancellationToken);
        if (kind == RepeatKind.First)
        {
            return null;
        }

        // It may have been sold online before the terminal lost its line, in other words and with the same content.
        sale ??= await repeats.FindByNumberAsync(offline.SaleNumber!, cancellationToken);
        return sale is not null && sale.StoreId == caller.StoreId && (kind == RepeatKind.Repeat || IsOf(sale, offline))
            ? UploadOutcome.Duplicate
            : UploadOutcome.Conflict;
    }

    private static bool IsOf(Sale sale, OfflineSale offline) =>
        sale.Kind == SaleKind.Sale
        && sale.TotalAmount == offline.ExpectedTotal
        && sale.ItemsInOrder()
            .Select(item => ((string?)item.ProductId, (decimal?)item.Quantity))
            .SequenceEqual(offline.Items?.Select(line => (line?.ProductId, line?.Quantity)) ?? []);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Sale {Index} of a batch was not saved")]
        public static partial void NotSaved(ILogger logger, int index, Exception exception);
    }
}
