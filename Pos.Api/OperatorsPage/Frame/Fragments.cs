using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Pos.Api.OperatorsPage.Frame;

/// <summary>Renders what belongs to no request of its own: a message in place of an answer, and what streams send.</summary>
internal sealed class Fragments(IServiceScopeFactory scopes, ILoggerFactory loggers)
{
    private const string Html = "text/html; charset=utf-8";

    public async Task<string> RenderAsync<TComponent>(params (string Name, object? Value)[] parameters)
        where TComponent : IComponent
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        var given = ParameterView.FromDictionary(parameters.ToDictionary(it => it.Name, it => it.Value));
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TComponent>(given)).ToHtmlString()
        );
    }

    /// <summary>A message as an endpoint's answer.</summary>
    public IResult Message(PageMessage message) => new MessageResult(this, message);

    /// <summary>A message in place of any answer.</summary>
    public async Task WriteMessageAsync(HttpContext http, PageMessage message)
    {
        PageHeaders.Set(http);
        http.Response.StatusCode = message.Status;
        http.Response.ContentType = Html;
        await http.Response.WriteAsync(
            await RenderAsync<MessagePage>((nameof(MessagePage.Message), message)),
            CancellationToken.None
        );
    }

    private sealed class MessageResult(Fragments fragments, PageMessage message) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => fragments.WriteMessageAsync(httpContext, message);
    }
}
