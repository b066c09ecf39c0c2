using Pos.Api.Hosting.Security;
using Pos.Api.Operations.ReplayDeadLetters;

namespace Pos.Api.OperatorsPage.Replays;

/// <summary><c>POST /ops/replay</c>: does what the dry run has shown, in the name of who is signed in.</summary>
internal static class ReplayEndpoint
{
    public static async Task<IResult> HandleAsync(
        HttpRequest request,
        Caller caller,
        ReplayPages pages,
        CancellationToken cancellationToken
    )
    {
        var form = ReplayForm.Read(await request.ReadFormAsync(cancellationToken));
        return await pages.ReplayAsync(
            new ReplayRequest
            {
                SaleNumbers = form.SaleNumbers,
                Reason = form.Reason,
                DryRun = false,
            },
            caller.UserId,
            cancellationToken
        );
    }
}
