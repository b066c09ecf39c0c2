using Microsoft.AspNetCore.Http.HttpResults;
using Pos.Api.Hosting.Problems;

namespace Pos.Api.Ledger.Webhook.ReceiveLedgerEvent;

/// <summary><c>POST /api/v1/webhooks/ledger</c>: the Ledger says that it has booked an entry; perhaps first, perhaps twice.</summary>
internal static class ReceiveLedgerEventEndpoint
{
    /// <summary>An event is a hundred bytes or so.</summary>
    public const long MaxBodyBytes = 64 * 1024;

    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        LedgerEvent request,
        HttpRequest http,
        Confirmations confirmations,
        CancellationToken cancellationToken
    )
    {
        if (string.IsNullOrEmpty(request.Type))
        {
            return Missing("type");
        }

        if (request.Type != LedgerEvent.EntryConfirmed)
        {
            confirmations.Ignore();
            return TypedResults.NoContent();
        }

        if (string.IsNullOrEmpty(request.Reference))
        {
            return Missing("reference");
        }

        if (request.EntryId is not { Length: > 0 and <= LedgerEvent.EntryIdMaxLength } entryId || entryId.Any(char.IsControl))
        {
            return Missing("entry_id");
        }

        await confirmations.TakeAsync(
            http.Headers[WebhookAuthentication.IdHeader].ToString(),
            request.Reference,
            entryId,
            cancellationToken
        );
        return TypedResults.NoContent();
    }

    private static ProblemHttpResult Missing(string member) =>
        TypedResults.Problem(
            GeneralProblems.MalformedRequest($"The event has no {member}, or one that cannot be.", $"/{member}")
        );
}
