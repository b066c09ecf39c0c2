using Pos.Api.Operations.Backlog;
using Pos.Api.Operations.SweepDeadLetters;
using Pos.Api.Outbox;
using Pos.Api.Sales;
using Pos.Api.Scheduling;
using Pos.Api.Stock;
using Pos.Hosting;

namespace Pos.Api.Hosting;

public static class HostingRegistration
{
    /// <summary>Addresses and clock.</summary>
    public static WebApplicationBuilder AddPosHosting(this WebApplicationBuilder builder)
    {
        builder.ListenOn(publicUrl: "http://127.0.0.1:8001", managementUrl: "http://127.0.0.1:9081");
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddServiceAccount();
        builder.AddHealth();
        builder.AddLogLines();
        return builder;
    }

    public static WebApplicationBuilder AddPosTelemetry(this WebApplicationBuilder builder)
    {
        builder.AddTelemetry(
            "pos-api",
            OutboxMetrics.MeterName,
            SalesMetrics.MeterName,
            BacklogGauges.MeterName,
            SettlingMetrics.MeterName,
            SchedulingMetrics.MeterName,
            InventoryMetrics.MeterName,
            SweepMetrics.MeterName
        );
        builder.Services.AddSingleton<SettlingMetrics>();
        return builder;
    }
}
