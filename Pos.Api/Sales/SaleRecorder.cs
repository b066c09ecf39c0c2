using Microsoft.AspNetCore.Http.HttpResults;
using Pos.Api.Hosting.Security;
using Pos.Api.Stock;

namespace Pos.Api.Sales;

/// <summary>
/// Makes a sale, refund or void of a request, and no second one of the same: what makes a repeat, and what it is answered, is the
/// same for all three.
/// </summary>
internal sealed class SaleRecorder(Repeats repeats, SaleWriter writer, StockChanges stock, SalesMetrics metrics)
{
    /// <summary>Six random characters meet seldom; five times in a row they do not.</summary>
    private const int NumberAttempts = 5;

    private const string ReplayedHeader = "Idempotent-Replayed";

    /// <param name="http">For the key, and for the headers of the answer.</param>
    /// <param name="caller">Whose key it is, and whose store.</param>
    /// <param name="saleNumber">The number that the request gives; null if the server makes one.</param>
    /// <param name="requestHash">Of all that makes it this request and no other.</param>
    /// <param name="prepare">Called once for each number that is tried.</param>
    /// <param name="cancellationToken">Gives up before anything is saved.</param>
    public async Task<Results<Created<SaleResponse>, ProblemHttpResult>> RecordAsync(
        HttpContext http,
        Caller caller,
        string? saleNumber,
        byte[] requestHash,
        Func<CancellationToken, Task<Prepared>> prepare,
        CancellationToken cancellationToken
    )
    {
        var startedAt = metrics.Now();
        var answer = await MakeAsync(http, caller, saleNumber, requestHash, prepare, cancellationToken);
        metrics.CheckedOut(startedAt, OutcomeOf(answer.Result, http));
        return answer;
    }

    private static string OutcomeOf(IResult answer, HttpContext http) =>
        answer switch
        {
            ProblemHttpResult { StatusCode: >= 500 } => "unavailable",
            ProblemHttpResult => "refused",
            _ => http.Response.Headers.ContainsKey(ReplayedHeader) ? "repeated" : "made",
        };

    private async Task<Results<Created<SaleResponse>, ProblemHttpResult>> MakeAsync(
        HttpContext http,
        Caller caller,
        string? saleNumber,
        byte[] requestHash,
        Func<CancellationToken, Task<Prepared>> prepare,
        CancellationToken cancellationToken
    )
    {
        if (!IdempotencyKeyHeader.TryRead(http.Request.Headers, out var key, out var malformed))
        {
            return TypedResults.Problem(malformed);
        }

        var marks = new RequestMarks(ScopeOf(caller), key, saleNumber, requestHash);
        if (await AnswerRepeatAsync(marks, caller, http, cancellationToken) is { } repeated)
        {
            return repeated;
        }

        for (var attempt = 1; ; attempt++)
        {
            var prepared = await prepare(cancellationToken);
            if (prepared.Problem is { } problem)
            {
                // What stands against it may be the sale that a parallel request with the same marks has just made.
                return await AnswerRepeatAsync(marks, caller, http, cancellationToken) ?? problem;
            }

            var (outcome, stockChange) = prepared.Sale is { } sale
                ? await writer.SaveAsync(sale, marks.ToKeys(sale.Id), cancellationToken)
                : (SaveOutcome.InProgress, null);

            switch (outcome)
            {
                case SaveOutcome.Saved:
                    return await CreatedAsync(prepared.Sale!, stockChange);

                case SaveOutcome.NumberTaken when saleNumber is null && attempt < NumberAttempts:
                    continue;

                case SaveOutcome.NumberTaken
                or SaveOutcome.KeyTaken:
                    // A parallel request with the same marks was faster, and its sale is there now.
                    return await AnswerRepeatAsync(marks, caller, http, cancellationToken) ?? SaleProblems.SaleNumberTaken();

                case SaveOutcome.InProgress:
                    return SaleProblems.RequestInProgress();

                default:
                    return SaleProblems.OutcomeUnknown();
            }
        }
    }

    private async Task<Results<Created<SaleResponse>, ProblemHttpResult>?> AnswerRepeatAsync(
        RequestMarks marks,
        Caller caller,
        HttpContext http,
        CancellationToken cancellationToken
    )
    {
        switch (await repeats.FindAsync(marks, cancellationToken))
        {
            case (RepeatKind.First, _):
                return null;

            case (RepeatKind.Repeat, { } sale) when sale.StoreId == caller.StoreId:
                http.Response.Headers[ReplayedHeader] = "true";
                return Created(sale);

            case (RepeatKind.KeyReused, _):
                return SaleProblems.IdempotencyKeyReused();

            default:
                return SaleProblems.SaleNumberTaken();
        }
    }

    private async Task<Created<SaleResponse>> CreatedAsync(Sale sale, StagedStockChange? stockChange)
    {
        if (stockChange is not null)
        {
            sale.StockWas(await stock.TryApplyAsync(stockChange));
        }

        return Created(sale);
    }

    private static Created<SaleResponse> Created(Sale sale) =>
        TypedResults.Created($"/api/v1/pos/local/sales/{sale.SaleNumber}", SaleResponse.Of(sale));

    /// <summary>A key is the terminal's, or the user's where the token names no terminal.</summary>
    private static string ScopeOf(Caller caller) =>
        caller.TerminalId is { } terminal ? $"terminal:{caller.StoreId}/{terminal}" : $"user:{caller.UserId}";
}
