using Pos.Simulators.Auth.Identities;
using Pos.Simulators.Faults;
using Pos.Simulators.Hosting;
using Pos.Simulators.Ledger.Audit;
using Pos.Simulators.Ledger.Confirming;
using Pos.Simulators.Ledger.Posting;
using Pos.Simulators.Ledger.Reading;

namespace Pos.Simulators.Ledger;

internal static class LedgerSetup
{
    public static void AddLedger(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IBook, LedgerBook>();
        builder.Services.AddSingleton<Bookkeeper>();
        builder.Services.AddSingleton<EntryReader>();
        builder.Services.AddSingleton<Webhook>();
        builder.Services.AddSingleton<Confirmations>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Confirmations>());
    }

    public static void MapLedger(this IEndpointRouteBuilder routes)
    {
        var ledger = routes.MapUpstream(Upstream.Ledger).MapGroup("/api/v1").RequireAuthorization(Audiences.Ledger);

        ledger.MapPost("/entries", PostEntryEndpoint.HandleAsync).WithEffect();
        ledger.MapGet("/entries", GetEntriesEndpoint.HandleAsync);

        routes.MapGet("/_audit/ledger", LedgerAuditEndpoint.HandleAsync);
    }
}
