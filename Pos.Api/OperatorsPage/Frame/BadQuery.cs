using Microsoft.AspNetCore.Mvc;

namespace Pos.Api.OperatorsPage.Frame;

/// <summary>For an address whose parameters cannot be read: typed by hand, or cut off.</summary>
internal static class BadQuery
{
    public static PageMessage Of(ProblemDetails problem, string back) =>
        new(StatusCodes.Status400BadRequest, "This address cannot be read", problem.Detail ?? "A parameter is wrong.")
        {
            Link = (back, "To the beginning of the list"),
        };
}
