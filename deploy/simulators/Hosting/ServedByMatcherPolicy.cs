using Microsoft.AspNetCore.Routing.Matching;

namespace Pos.Simulators.Hosting;

/// <summary>Lets routing choose only among the endpoints of the service whose port was called.</summary>
internal sealed class ServedByMatcherPolicy : MatcherPolicy, IEndpointSelectorPolicy
{
    public override int Order => 0;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) =>
        endpoints.Any(endpoint => endpoint.Metadata.GetMetadata<ServedBy>() is not null);

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        var arrival = Arrival.Of(httpContext);

        for (var index = 0; index < candidates.Count; index++)
        {
            var servedBy = candidates[index].Endpoint.Metadata.GetMetadata<ServedBy>();
            if (servedBy is not null && servedBy.Upstream != arrival)
            {
                candidates.SetValidity(index, false);
            }
        }

        return Task.CompletedTask;
    }
}
