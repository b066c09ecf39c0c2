using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Pos.Api.Hosting.Security;
using Pos.Api.OperatorsPage.Frame;
using Pos.Api.OperatorsPage.Live;
using Pos.Api.Sales.GetTimeline;

namespace Pos.Api.OperatorsPage.Sales;

/// <summary><c>GET /ops/sales/{sale_number}</c>: why a sale is not booked, and all that has happened to it.</summary>
internal static class SaleEndpoint
{
    public static async Task<IResult> HandleAsync(
        string saleNumber,
        Caller caller,
        StoryReader stories,
        LiveReading live,
        Fragments fragments,
        IOptions<OperatorsPageOptions> options,
        IConfiguration configuration,
        CancellationToken cancellationToken
    )
    {
        var reading = await live.NowAsync(cancellationToken);
        if (await stories.ReadAsync(saleNumber, caller, cancellationToken) is not { } story)
        {
            return fragments.Message(SaleMessages.NotFound);
        }

        return new RazorComponentResult<SalePage>(
            new
            {
                Story = SaleStory.Of(story),
                Reading = reading,
                Links = new OutsideLinks(options.Value, configuration["RABBITMQ_URL"]),
            }
        );
    }
}
