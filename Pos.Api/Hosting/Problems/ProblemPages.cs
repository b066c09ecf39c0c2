using System.Net;
using System.Net.Mime;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Pos.Api.Hosting.Problems;

/// <summary>Where the <c>type</c> of every problem leads: what it is, why it came, and what to do.</summary>
internal static class ProblemPages
{
    public static void MapProblemPages(this WebApplication app)
    {
        var pages = app.MapGroup(ProblemType.Prefix).AllowAnonymous().ExcludeFromDescription();
        pages.MapGet("/", List).WithName("ListProblems");
        pages.MapGet("/{name}", Explain).WithName("ExplainProblem");
    }

    private static IResult List(HttpRequest request) =>
        WantsJson(request)
            ? TypedResults.Json(ProblemCatalogue.All)
            : Page(
                "Problems",
                $"""
                <p>Every error of the API is one of these.</p>
                <table><tr><th>type</th><th>status</th><th>what it is</th></tr>
                {string.Concat(ProblemCatalogue.All.Select(Row))}
                </table>
                """
            );

    private static IResult Explain(string name, HttpRequest request) =>
        ProblemCatalogue.OfType(ProblemType.Prefix + name) is not { } problem
            ? GeneralProblems.NotFound("There is no such problem.")
        : WantsJson(request) ? TypedResults.Json(problem)
        : Page(
            problem.Title,
            $"""
            <p><code>{problem.Type}</code>, status {problem.Status}</p>
            <h2>Why it comes</h2><p>{Text(problem.Cause)}</p>
            <h2>What to do</h2><p>{Text(problem.Remedy)}</p>
            <p><a href="{ProblemType.Prefix}">All problems</a> · <a href="/docs">The API</a></p>
            """
        );

    private static string Row(ProblemType problem) =>
        $"""<tr><td><a href="{problem.Type}"><code>{problem.Type}</code></a></td><td>{problem.Status}</td><td>{Text(problem.Title)}</td></tr>""";

    /// <summary>A browser asks for HTML by name; a program that has got a problem asks for JSON.</summary>
    private static bool WantsJson(HttpRequest request) =>
        request
            .GetTypedHeaders()
            .Accept.OrderByDescending(range => range.Quality ?? 1)
            .Select(range => range.MediaType.Value)
            .FirstOrDefault(form =>
                form is MediaTypeNames.Text.Html or MediaTypeNames.Application.Json or MediaTypeNames.Application.ProblemJson
            )
            is MediaTypeNames.Application.Json
                or MediaTypeNames.Application.ProblemJson;

    private static ContentHttpResult Page(string title, string content) =>
        TypedResults.Content(
            $$"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>{{Text(title)}}</title>
            <style>
            body { font: 1rem/1.5 system-ui, sans-serif; max-width: 45rem; margin: 2rem auto; padding: 0 1rem; color-scheme: light dark }
            td, th { text-align: left; vertical-align: top; padding: .2rem 1rem .2rem 0 }
            </style>
            </head>
            <body>
            <h1>{{Text(title)}}</h1>
            {{content}}
            </body>
            </html>
            """,
            "text/html; charset=utf-8"
        );

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
