using Pos.Api.Hosting.Problems;

namespace Pos.Api.OperatorsPage.Frame;

/// <summary>Below <c>/ops</c> a problem is read by a person: the catalogue's words as a page, instead of JSON.</summary>
internal sealed class ProblemPageWriter(Fragments fragments) : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) =>
        context.HttpContext.Request.Path.StartsWithSegments(OperatorsPageRegistration.Path);

    public ValueTask WriteAsync(ProblemDetailsContext context) =>
        new(fragments.WriteMessageAsync(context.HttpContext, MessageOf(context)));

    private static PageMessage MessageOf(ProblemDetailsContext context)
    {
        var (http, problem) = (context.HttpContext, context.ProblemDetails);
        var type = ProblemCatalogue.OfType(problem.Type) ?? ProblemCatalogue.OfStatus(problem.Status ?? http.Response.StatusCode);
        var detail = problem.Type == type.Type ? problem.Detail ?? type.Detail : type.Detail;
        return new PageMessage(type.Status, type.Title, detail)
        {
            Link = (OperatorsPageRegistration.Path, "To the overview"),
            TraceId = type.Status >= 500 ? http.TraceIdentifier : null,
        };
    }
}
