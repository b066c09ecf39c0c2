using Microsoft.AspNetCore.Mvc;
using Pos.Api.Hosting.OpenApi;
using Pos.Api.Hosting.Security;
using Pos.Api.Operations.Limits;
using Pos.Api.Sales.CreateSale;
using Pos.Api.Sales.GetReceipt;
using Pos.Api.Sales.GetSale;
using Pos.Api.Sales.GetTimeline;
using Pos.Api.Sales.ListGaps;
using Pos.Api.Sales.ListHistory;
using Pos.Api.Sales.ListSales;
using Pos.Api.Sales.PreviewSale;
using Pos.Api.Sales.RefundSale;
using Pos.Api.Sales.Reversals;
using Pos.Api.Sales.SyncSale;
using Pos.Api.Sales.UploadSales;
using Pos.Api.Sales.VoidSale;

namespace Pos.Api.Sales;

public static class SalesRoutes
{
    public static WebApplicationBuilder AddSales(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, SaleJson.Default)
        );
        builder.Services.AddScoped<Checkout>();
        builder.Services.AddScoped<OfflineCheckout>();
        builder.Services.AddScoped<OfflineSaleUpload>();
        builder.Services.AddScoped<Repeats>();
        builder.Services.AddSingleton<SalesMetrics>();
        builder.Services.AddScoped<SaleWriter>();
        builder.Services.AddHostedService<WarmUp>();
        builder.Services.AddScoped<SaleRecorder>();
        builder.Services.AddScoped<OriginalSales>();
        builder.Services.AddSingleton<ReversalDrafting>();
        builder.Services.AddScoped<Refunding>();
        builder.Services.AddScoped<Voiding>();
        builder.Services.AddSingleton<ReceiptPrints>();
        builder.Services.AddSingleton<TerminalSeries>();
        builder.Services.AddScoped<ManualSync>();
        builder.Services.AddScoped<StoryReader>();
        builder.Services.AddScoped<VisibleHistory>();
        return builder;
    }

    public static WebApplication MapSales(this WebApplication app)
    {
        var sales = app.MapGroup("/api/v1/sales").WithTags("Sales").RequireAuthorization(Roles.Cashier);
        sales.MapPost("/", CreateSaleEndpoint.HandleAsync).WithName("CreateSale").WithDocs(CreateSaleDocs.Route);
        sales.MapPost("/preview", PreviewSaleEndpoint.HandleAsync).WithName("PreviewSale").WithDocs(PreviewSaleDocs.Route);
        sales
            .MapPost("/batch", UploadSalesEndpoint.HandleAsync)
            .WithName("UploadSales")
            .WithDocs(UploadSalesDocs.Route)
            .Produces<UploadSalesResponse>(StatusCodes.Status207MultiStatus)
            .WithMetadata(new RequestSizeLimitAttribute(UploadSalesEndpoint.MaxBodyBytes));
        sales
            .MapPost("/{saleNumber}/refunds", RefundSaleEndpoint.HandleAsync)
            .WithName("RefundSale")
            .WithDocs(RefundSaleDocs.Route)
            .RequireAuthorization(Roles.Manager);
        sales
            .MapPost("/{saleNumber}/void", VoidSaleEndpoint.HandleAsync)
            .WithName("VoidSale")
            .WithDocs(VoidSaleDocs.Route)
            .RequireAuthorization(Roles.Manager);

        app.MapGet("/api/v1/sales", ListHistoryEndpoint.HandleAsync)
            .WithName("ListHistory")
            .WithDocs(ListHistoryDocs.Route)
            .WithTags("Sales")
            .RequireAuthorization(Roles.Supervisor);

        var local = app.MapGroup("/api/v1/pos/local/sales").WithTags("Local sales").RequireAuthorization(Roles.Reader);
        local.MapGet("/", ListSalesEndpoint.HandleAsync).WithName("ListSales").WithDocs(ListSalesDocs.Route);
        local.MapGet("/{saleNumber}", GetSaleEndpoint.HandleAsync).WithName("GetSale").WithDocs(GetSaleDocs.Route);
        local
            .MapGet("/{saleNumber}/receipt", GetReceiptEndpoint.HandleAsync)
            .WithName("GetReceipt")
            .WithDocs(GetReceiptDocs.Route)
            .Produces<string>(StatusCodes.Status200OK, "text/plain")
            .RequireAuthorization(Roles.Cashier);

        local
            .MapGet("/{saleNumber}/timeline", GetTimelineEndpoint.HandleAsync)
            .WithName("GetTimeline")
            .WithDocs(GetTimelineDocs.Route)
            .RequireAuthorization(Roles.Supervisor);
        local
            .MapPost("/{saleNumber}/sync", SyncSaleEndpoint.HandleAsync)
            .WithName("SyncSale")
            .WithDocs(SyncSaleDocs.Route)
            .RequireAuthorization(Roles.Supervisor)
            .WithMetadata(LimitedCalls.Mark);

        app.MapGet("/api/v1/pos/local/terminals/{terminalId}/gaps", ListGapsEndpoint.HandleAsync)
            .WithName("ListGaps")
            .WithDocs(ListGapsDocs.Route)
            .WithTags("Local sales")
            .RequireAuthorization(Roles.Supervisor);

        return app;
    }
}
