namespace Pos.Hosting;

internal static class ServiceAccountRegistration
{
    /// <summary>Registers the service's account at Auth, for the clients that <see cref="AddServiceToken"/> signs.</summary>
    public static void AddServiceAccount(this IHostApplicationBuilder builder)
    {
        builder
            .Services.AddOptions<ServiceAccountOptions>()
            .BindConfiguration(ServiceAccountOptions.SectionName)
            .ValidateDataAnnotations()
            .ValidateOnStart();

        builder.Services.AddSingleton<ServiceTokens>();
        builder.Services.AddHttpClient(
            ServiceTokens.HttpClientName,
            client =>
            {
                client.BaseAddress = ServiceAddress.Of(builder.Configuration, "AUTH_SERVICE_URL");
                client.Timeout = TimeSpan.FromSeconds(5);
            }
        );
    }

    /// <summary>Sends the service's own token for <paramref name="audience"/> with every call of the client.</summary>
    public static IHttpClientBuilder AddServiceToken(this IHttpClientBuilder client, string audience) =>
        client.AddHttpMessageHandler(services => new ServiceTokenHandler(services.GetRequiredService<ServiceTokens>(), audience));
}
