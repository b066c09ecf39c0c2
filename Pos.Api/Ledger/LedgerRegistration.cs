using Pos.Hosting;

namespace Pos.Api.Ledger;

public static class LedgerRegistration
{
    /// <summary>The largest page of entries that is read; one without end is cut off here.</summary>
    private const int MaxAnswerBytes = 32 * 1024 * 1024;

    public static WebApplicationBuilder AddLedgerBooks(this WebApplicationBuilder builder)
    {
        builder
            .Services.AddOptions<LedgerBooksOptions>()
            .BindConfiguration(LedgerBooksOptions.SectionName)
            .ValidateDataAnnotations()
            .ValidateOnStart();

        builder.Services.AddTransient<JsonAnswers>();
        builder
            .Services.AddHttpClient<LedgerBooks>(client =>
            {
                client.BaseAddress = ServiceAddress.Of(builder.Configuration, "LEDGER_SERVICE_URL");
                client.MaxResponseContentBufferSize = MaxAnswerBytes;
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false })
            .AddServiceToken("ledger")
            .AddHttpMessageHandler<JsonAnswers>();

        return builder;
    }
}
