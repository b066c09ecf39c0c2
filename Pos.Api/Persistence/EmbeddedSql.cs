namespace Pos.Api.Persistence;

/// <summary>SQL that is shown as SQL: files beside this one, compiled into the assembly.</summary>
internal static class EmbeddedSql
{
    public static string Roles => Read("Roles.sql");

    public static string Grants => Read("Grants.sql");

    /// <summary>What the first migration adds that EF has no words for: triggers and storage settings.</summary>
    public static string Initial => Read("Migrations.20261123031721_Initial.sql");

    private static string Read(string name)
    {
        using var stream = typeof(EmbeddedSql).Assembly.GetManifestResourceStream(typeof(EmbeddedSql), name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
