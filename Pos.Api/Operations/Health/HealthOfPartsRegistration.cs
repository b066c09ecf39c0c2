namespace Pos.Api.Operations.Health;

public static class HealthOfPartsRegistration
{
    /// <summary>How each part is, for <c>/health/details</c>. None of it makes the service unready: the shop sells on.</summary>
    public static void AddHealthOfParts(this WebApplicationBuilder builder) =>
        builder
            .Services.AddHealthChecks()
            .AddCheck<OutboxCheck>("outbox", tags: [Pos.Hosting.Health.AsksDatabase])
            .AddCheck<SalesCheck>("sales", tags: [Pos.Hosting.Health.AsksDatabase])
            .AddCheck<ConsumptionCheck>("consumption", tags: [Pos.Hosting.Health.AsksDatabase])
            .AddCheck<ComparisonCheck>("comparison", tags: [Pos.Hosting.Health.AsksDatabase])
            .AddCheck<InventoryCheck>("inventory")
            .AddCheck<BackgroundWorkCheck>("background-work");
}
