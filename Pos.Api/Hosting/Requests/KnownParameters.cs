using Pos.Api.Hosting.Json;
using Pos.Api.Hosting.OpenApi;
using Pos.Api.Hosting.Problems;

namespace Pos.Api.Hosting.Requests;

/// <summary>Refuses query parameters that a route does not name, and those given twice: a typo must not silently show everything.</summary>
internal sealed class KnownParameters(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (
            http.GetEndpoint()?.Metadata.GetMetadata<RouteDocs>() is not { } docs
            || FaultOf(http.Request.Query, docs) is not { } fault
        )
        {
            return next(http);
        }

        return TypedResults.Problem(GeneralProblems.MalformedRequest(fault)).ExecuteAsync(http);
    }

    private static string? FaultOf(IQueryCollection query, RouteDocs docs)
    {
        foreach (var (name, values) in query)
        {
            if (!docs.Parameters.Any(parameter => parameter.Place == ParameterPlace.Query && parameter.Name == name))
            {
                return PlainName.IsPlain(name) ? $"The parameter {name} is not known here." : "A parameter is not known here.";
            }

            if (values.Count > 1)
            {
                return $"The parameter {name} is given more than once.";
            }
        }

        return null;
    }
}
