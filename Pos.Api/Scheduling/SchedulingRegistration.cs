namespace Pos.Api.Scheduling;

public static class SchedulingRegistration
{
    public static WebApplicationBuilder AddScheduling(this WebApplicationBuilder builder)
    {
        builder
            .Services.AddOptions<SchedulerOptions>()
            .BindConfiguration(SchedulerOptions.SectionName)
            .ValidateDataAnnotations()
            .ValidateOnStart();

        builder.Services.AddScoped<SaleQueue>();
        builder.Services.AddScoped<DueSales>();
        builder.Services.AddScoped<LostSales>();
        builder.Services.AddSingleton<SchedulingMetrics>();
        builder.Services.AddHostedService<SaleScheduler>();
        return builder;
    }
}
