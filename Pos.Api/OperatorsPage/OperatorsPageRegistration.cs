using Pos.Api.Operations.Limits;
using Pos.Api.OperatorsPage.Assets;
using Pos.Api.OperatorsPage.Comparisons;
using Pos.Api.OperatorsPage.Discrepancies;
using Pos.Api.OperatorsPage.Frame;
using Pos.Api.OperatorsPage.Live;
using Pos.Api.OperatorsPage.Overview;
using Pos.Api.OperatorsPage.Parked;
using Pos.Api.OperatorsPage.Replays;
using Pos.Api.OperatorsPage.Sales;
using Pos.Api.OperatorsPage.SignIn;

namespace Pos.Api.OperatorsPage;

public static class OperatorsPageRegistration
{
    public const string Path = "/ops";

    /// <summary>Pages for operators, written on the server; they work without JavaScript, which only keeps them up to date.</summary>
    public static WebApplicationBuilder AddOperatorsPage(this WebApplicationBuilder builder)
    {
        builder
            .Services.AddOptions<OperatorsPageOptions>()
            .BindConfiguration(OperatorsPageOptions.SectionName)
            .ValidateDataAnnotations()
            .ValidateOnStart();

        builder.Services.AddRazorComponents();
        builder.AddSignIn();

        // First of all writers: below /ops a problem is told to a person.
        builder.Services.Insert(0, ServiceDescriptor.Singleton<IProblemDetailsWriter, ProblemPageWriter>());
        builder.Services.AddSingleton<Fragments>();

        builder.Services.AddSingleton<FlowReader>();
        builder.Services.AddSingleton<StandingReader>();
        builder.Services.AddSingleton<LiveReading>();
        builder.Services.AddSingleton<LiveStream>();
        builder.Services.AddScoped<ReplayPages>();
        builder.Services.AddScoped<DiscrepancyPages>();
        builder.Services.AddSingleton<ReplayedSales>();
        return builder;
    }

    public static WebApplication MapOperatorsPage(this WebApplication app)
    {
        var pages = app.MapGroup(Path).ExcludeFromDescription().AddEndpointFilter<PageHeaders>();
        pages.MapGet("/sign-in", SignInEndpoint.HandleAsync).AllowAnonymous().WithName("OperatorsSignIn");
        pages.MapGet("/signed-out", SignOutEndpoint.Show).AllowAnonymous().WithName("OperatorsSignedOut");
        pages.MapGet("/assets/{name}", PageAssets.Serve).AllowAnonymous().WithName("OperatorsAssets");

        pages
            .MapPost("/sign-out", SignOutEndpoint.HandleAsync)
            .RequireAuthorization(OperatorsPolicy.Anybody)
            .AddEndpointFilter<OnlyOurForms>()
            .WithName("OperatorsSignOut");

        var operators = pages.MapGroup("").RequireAuthorization(OperatorsPolicy.Name);
        operators.MapGet("/", OverviewEndpoint.HandleAsync).WithName("OperatorsOverview");
        operators.MapGet("/events", EventsEndpoint.HandleAsync).DisableHttpMetrics().WithName("OperatorsEvents");
        operators.MapGet("/parked", ParkedEndpoint.HandleAsync).WithName("OperatorsParked");
        operators.MapGet("/replay", DryRunEndpoint.HandleAsync).WithMetadata(LimitedCalls.Mark).WithName("OperatorsDryRun");
        operators.MapGet("/replays/{id:long}", ReplayedEndpoint.HandleAsync).WithName("OperatorsReplayed");
        operators.MapGet("/sales", FindSaleEndpoint.Handle).WithName("OperatorsFindSale");
        operators.MapGet("/sales/{saleNumber}", SaleEndpoint.HandleAsync).WithName("OperatorsSale");
        operators.MapGet("/stock", DiscrepanciesEndpoint.HandleAsync).WithName("OperatorsDiscrepancies");
        operators.MapGet("/comparisons", ComparisonsEndpoint.HandleAsync).WithName("OperatorsComparisons");

        var forms = operators.MapGroup("").AddEndpointFilter<OnlyOurForms>();
        forms.MapPost("/replay", ReplayEndpoint.HandleAsync).WithMetadata(LimitedCalls.Mark).WithName("OperatorsReplay");
        forms.MapPost("/stock/{id:long}/resolve", ResolveEndpoint.HandleAsync).WithName("OperatorsResolve");
        return app;
    }
}
