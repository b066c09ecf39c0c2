using Pos.Hosting;
using Pos.LedgerSync.Hosting;
using Pos.LedgerSync.Ledger;
using Pos.LedgerSync.Persistence;
using Pos.LedgerSync.Sync;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });

builder.AddHosting();
builder.AddPersistence();
builder.AddLedger();
builder.AddSync();

var app = builder.Build();

app.UseManagement();
app.MapHealth();

await app.RunAsync();
