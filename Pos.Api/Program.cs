using Pos.Api.Catalogue;
using Pos.Api.Hosting;
using Pos.Api.Hosting.Json;
using Pos.Api.Hosting.OpenApi;
using Pos.Api.Hosting.Problems;
using Pos.Api.Hosting.Requests;
using Pos.Api.Hosting.Security;
using Pos.Api.Ledger;
using Pos.Api.Ledger.Webhook;
using Pos.Api.Messaging;
using Pos.Api.Operations;
using Pos.Api.OperatorsPage;
using Pos.Api.Outbox;
using Pos.Api.Persistence;
using Pos.Api.Sales;
using Pos.Api.Scheduling;
using Pos.Api.Stock;
using Pos.Api.Stores;
using Pos.Hosting;

if (await CommandLine.RunAsync(args) is { } exitCode)
{
    return exitCode;
}

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });

builder.AddPosHosting();
builder.AddPosTelemetry();
builder.AddPosSecurity();
builder.AddPosJson();
builder.AddPosProblems();
builder.AddPosRequests();
builder.AddPosOpenApi();
builder.AddPosPersistence();
builder.AddPosMessaging();
builder.AddOutbox<PosDbContext>(subjectAttribute: Tracing.SaleNumber);
builder.AddScheduling();
builder.AddStores();
builder.AddStock();
builder.AddCatalogue();
builder.AddLedgerBooks();
builder.AddLedgerWebhook();
builder.AddBooks();
builder.AddSales();
builder.AddOperations();
builder.AddOperatorsPage();

var app = builder.Build();

app.UsePosProblems();
app.UseManagement();
app.UsePosRequests();

app.MapHealth();
app.MapPosDocs();
app.MapSales();
app.MapCatalogue();
app.MapStock();
app.MapOperations();
app.MapBooks();
app.MapLedgerWebhook();
app.MapOperatorsPage();

await app.RunAsync();
return 0;
