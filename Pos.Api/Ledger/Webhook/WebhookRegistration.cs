using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Pos.Api.Hosting.OpenApi;
using Pos.Api.Hosting.Security;
using Pos.Api.Ledger.Webhook.ReceiveLedgerEvent;

namespace Pos.Api.Ledger.Webhook;

public static class WebhookRegistration
{
    public static WebApplicationBuilder AddLedgerWebhook(this WebApplicationBuilder builder)
    {
        builder
            .Services.AddOptions<WebhookOptions>()
            .BindConfiguration(WebhookOptions.SectionName)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<WebhookOptions>, WebhookOptionsValidator>();

        builder
            .Services.AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, WebhookAuthentication>(WebhookAuthentication.SchemeName, _ => { });
        builder
            .Services.AddAuthorizationBuilder()
            .AddPolicy(
                Roles.Ledger,
                policy => policy.AddAuthenticationSchemes(WebhookAuthentication.SchemeName).RequireAuthenticatedUser()
            );

        builder.Services.AddSingleton<Confirmations>();
        return builder;
    }

    public static WebApplication MapLedgerWebhook(this WebApplication app)
    {
        app.MapPost("/api/v1/webhooks/ledger", ReceiveLedgerEventEndpoint.HandleAsync)
            .WithName("ReceiveLedgerEvent")
            .WithDocs(ReceiveLedgerEventDocs.Route)
            .WithTags("Webhooks")
            .WithMetadata(new RequestSizeLimitAttribute(ReceiveLedgerEventEndpoint.MaxBodyBytes))
            .RequireAuthorization(Roles.Ledger);
        return app;
    }
}
