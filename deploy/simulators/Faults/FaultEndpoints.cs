using Microsoft.AspNetCore.Http.HttpResults;
using Pos.Simulators.Hosting;
using Pos.Simulators.Ledger.Confirming;

namespace Pos.Simulators.Faults;

internal static class FaultEndpoints
{
    public static Results<Ok<FaultResponse>, ProblemHttpResult> Get(string service, FaultBoard board) =>
        TryFind(service, out var upstream) ? TypedResults.Ok(FaultResponse.Of(board[upstream])) : Unknown(service);

    public static Results<Ok<FaultResponse>, ProblemHttpResult> Put(
        string service,
        FaultRequest request,
        FaultBoard board,
        Webhook webhook
    )
    {
        if (!TryFind(service, out var upstream))
        {
            return Unknown(service);
        }

        if (FaultRules.Violation(upstream, request, webhook.IsWanted) is { } violation)
        {
            return Problems.Malformed(violation);
        }

        board[upstream].Set(request.ToFault());
        return TypedResults.Ok(FaultResponse.Of(board[upstream]));
    }

    public static Results<NoContent, ProblemHttpResult> Delete(string service, FaultBoard board)
    {
        if (!TryFind(service, out var upstream))
        {
            return Unknown(service);
        }

        board[upstream].Set(Fault.None);
        return TypedResults.NoContent();
    }

    private static bool TryFind(string service, out Upstream upstream)
    {
        (var known, upstream) = service switch
        {
            "auth" => (true, Upstream.Auth),
            "inventory" => (true, Upstream.Inventory),
            "ledger" => (true, Upstream.Ledger),
            _ => (false, default),
        };

        return known;
    }

    private static ProblemHttpResult Unknown(string service) =>
        Problems.Of(
            StatusCodes.Status404NotFound,
            "not-found",
            $"There is no service '{service}': auth, inventory and ledger can be faulty."
        );
}
