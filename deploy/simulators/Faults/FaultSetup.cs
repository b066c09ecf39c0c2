namespace Pos.Simulators.Faults;

internal static class FaultSetup
{
    public static void AddFaults(this WebApplicationBuilder builder) => builder.Services.AddSingleton<FaultBoard>();

    public static void UseFaults(this WebApplication app) => app.UseMiddleware<FaultMiddleware>();

    public static void MapFaults(this IEndpointRouteBuilder routes)
    {
        var faults = routes.MapGroup("/_faults/{service}");

        faults.MapGet("/", FaultEndpoints.Get);
        faults.MapPut("/", FaultEndpoints.Put);
        faults.MapDelete("/", FaultEndpoints.Delete);
    }
}
