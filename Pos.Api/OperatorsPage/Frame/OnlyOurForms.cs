using Microsoft.AspNetCore.Antiforgery;

namespace Pos.Api.OperatorsPage.Frame;

/// <summary>Takes a form only from one of these pages, as it was shown to who sends it: never one that another site has made up.</summary>
internal sealed class OnlyOurForms(IAntiforgery antiforgery, Fragments fragments) : IEndpointFilter
{
    private static readonly PageMessage Forged = new(
        StatusCodes.Status400BadRequest,
        "This form is not taken",
        "It did not come from one of these pages as you see them now: it was opened before the last sign-in, or by somebody else. Nothing was done."
    )
    {
        Link = (OperatorsPageRegistration.Path, "To the overview"),
    };

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Request.HasFormContentType && await antiforgery.IsRequestValidAsync(context.HttpContext)
            ? await next(context)
            : fragments.Message(Forged);
}
