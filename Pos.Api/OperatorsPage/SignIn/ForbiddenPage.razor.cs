using Microsoft.AspNetCore.Components;

namespace Pos.Api.OperatorsPage.SignIn;

/// <summary>For who has signed in and is no operator: says so, and lets them sign out to come as somebody else.</summary>
public sealed partial class ForbiddenPage
{
    [CascadingParameter]
    public HttpContext? Http { get; set; }

    private string? Name => Http?.User.FindFirst("name")?.Value;
}
