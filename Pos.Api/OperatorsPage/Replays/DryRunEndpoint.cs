using Microsoft.AspNetCore.Mvc;
using Pos.Api.Hosting.Security;
using Pos.Api.Operations.ReplayDeadLetters;

namespace Pos.Api.OperatorsPage.Replays;

/// <summary><c>GET /ops/replay?cause=</c> or <c>?sale_number=</c>: what a replay would do. It asks the Ledger, and changes nothing.</summary>
internal static class DryRunEndpoint
{
    public static Task<IResult> HandleAsync(
        string? cause,
        [FromQuery(Name = "sale_number")] string? saleNumber,
        Caller caller,
        ReplayPages pages,
        CancellationToken cancellationToken
    ) =>
        pages.DryRunAsync(
            new ReplayRequest { Cause = cause, SaleNumbers = saleNumber is null ? null : [saleNumber] },
            caller.UserId,
            refused: null,
            cancellationToken
        );
}
