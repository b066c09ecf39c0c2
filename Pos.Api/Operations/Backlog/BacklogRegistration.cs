namespace Pos.Api.Operations.Backlog;

public static class BacklogRegistration
{
    public static void AddBacklog(this WebApplicationBuilder builder)
    {
        builder
            .Services.AddOptions<BacklogOptions>()
            .BindConfiguration(BacklogOptions.SectionName)
            .ValidateDataAnnotations()
            .ValidateOnStart();

        builder.Services.AddSingleton<BacklogReader>();
        builder.Services.AddActivatedSingleton<BacklogGauges>();
    }
}
