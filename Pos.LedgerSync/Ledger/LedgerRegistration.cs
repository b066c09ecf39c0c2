using Pos.Hosting;

namespace Pos.LedgerSync.Ledger;

public static class LedgerRegistration
{
    public static WebApplicationBuilder AddLedger(this WebApplicationBuilder builder)
    {
        builder
            .Services.AddOptions<LedgerOptions>()
            .BindConfiguration(LedgerOptions.SectionName)
            .ValidateDataAnnotations()
            .ValidateOnStart();

        builder.Services.AddSingleton<LedgerPace>();
        builder.AddServiceAccount();
        builder
            .Services.AddHttpClient<LedgerClient>(client =>
                client.BaseAddress = ServiceAddress.Of(builder.Configuration, "LEDGER_SERVICE_URL")
            )
            // A redirected POST becomes a GET, and a GET's 200 would look like a booking.
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false })
            // What failed is told by who called; two log scopes a call would be told to nobody.
            .RemoveAllLoggers()
            .AddServiceToken("ledger");

        return builder;
    }
}
