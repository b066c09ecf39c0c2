namespace Pos.Api.OperatorsPage.Frame;

/// <summary>What a browser may do with a page: nothing but show it, with our own style and script, and talk to us.</summary>
internal sealed class PageHeaders : IEndpointFilter
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        Set(context.HttpContext);
        return next(context);
    }

    public static void Set(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        // What an operator has seen is not for who uses the browser next. In the words of the antiforgery service, which logs a
        // warning for each page that says it in others.
        headers.CacheControl = "no-cache, no-store";
        headers.Pragma = "no-cache";
    }
}
