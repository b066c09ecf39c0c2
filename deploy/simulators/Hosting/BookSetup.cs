using Npgsql;
using Pos.Hosting;

namespace Pos.Simulators.Hosting;

internal static class BookSetup
{
    // A development server has a hundred connections for everybody.
    private const int ModestPool = 20;

    public static void AddBooks(this WebApplicationBuilder builder)
    {
        var url = builder.Configuration["DATABASE_URL"] ?? "";
        var settings = new NpgsqlConnectionStringBuilder(DatabaseUrl.ToConnectionString(url));

        settings.ApplicationName ??= "pos-simulators";
        if (!settings.ContainsKey("Maximum Pool Size"))
        {
            settings.MaxPoolSize = ModestPool;
        }

        builder.Services.AddSingleton(_ => new NpgsqlDataSourceBuilder(settings.ConnectionString).Build());
        builder.Services.AddHostedService<BookOpening>();
    }
}
