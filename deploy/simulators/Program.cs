using Pos.Simulators.Auth;
using Pos.Simulators.Faults;
using Pos.Simulators.Hosting;
using Pos.Simulators.Inventory;
using Pos.Simulators.Ledger;

if (args is ["--help" or "-h" or "help"])
{
    Console.Out.Write(Help.Text);
    return 0;
}

try
{
    var builder = WebApplication.CreateBuilder(
        new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory }
    );

    builder.AddListeners();
    builder.AddBooks();
    builder.AddHttpConventions();
    builder.AddFaults();
    builder.AddAuth();
    builder.AddInventory();
    builder.AddLedger();

    var app = builder.Build();

    app.UseHttpConventions();
    app.UseFaults();
    app.UseCors();
    app.UseAuthentication();
    app.UseAuthorization();

    app.MapHealth();
    app.MapFaults();
    app.MapAuth();
    app.MapInventory();
    app.MapLedger();

    await app.RunAsync();
    return 0;
}
catch (Exception failure) when (StartFailure.Explain(failure) is { } sentence)
{
    await Console.Error.WriteLineAsync($"pos-simulators: {sentence}");
    return 1;
}
