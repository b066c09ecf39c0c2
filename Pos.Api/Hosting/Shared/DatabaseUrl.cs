using System.Globalization;
using Npgsql;

namespace Pos.Hosting;

/// <summary>
/// Reads <c>DATABASE_URL</c>: an Npgsql connection string, or a URL such as <c>postgresql://user:password@host:port/database</c>,
/// also with the driver suffix of other worlds (<c>postgresql+asyncpg://</c>), so that existing deployments keep their variable.
/// </summary>
/// <remarks>
/// This file is compiled into every service. No error repeats any part of the value but a parameter's name: a password
/// written without its percent signs may stand anywhere in it.
/// </remarks>
internal static class DatabaseUrl
{
    private const string Forms =
        "DATABASE_URL must be an Npgsql connection string (Host=…;Database=…;Username=…;Password=…) or a URL (postgresql://user:password@host:port/database).";

    /// <summary>Gives the Npgsql connection string for any form of <c>DATABASE_URL</c>; a connection string comes back unchanged.</summary>
    /// <exception cref="FormatException">The value is in none of the forms; the message says what is wrong with it, without a secret.</exception>
    public static string ToConnectionString(string value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            throw new FormatException($"DATABASE_URL is empty. {Forms}");
        }

        var url = value.Trim();
        var schemeEnd = url.IndexOf("://", StringComparison.Ordinal);
        var looksLikeUrl = schemeEnd >= 0 && !url.AsSpan(0, schemeEnd).ContainsAny('=', ';');

        return looksLikeUrl ? FromUrl(url[..schemeEnd], url[(schemeEnd + 3)..]) : Checked(value);
    }

    private static string Checked(string connectionString)
    {
        NpgsqlConnectionStringBuilder parsed;
        try
        {
            parsed = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception exception)
            when (exception is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            // The inner exception quotes the value, so it stays behind.
            throw new FormatException($"DATABASE_URL has a keyword or a value that Npgsql does not know. {Forms}");
        }

        return string.IsNullOrEmpty(parsed.Host)
            ? throw new FormatException($"DATABASE_URL names no host. {Forms}")
            : connectionString;
    }

    private static string FromUrl(string scheme, string rest)
    {
        RequirePostgres(scheme);

        var (address, query) = Cut(rest, '?');
        var (authority, database) = Cut(address, '/');
        var at = authority.LastIndexOf('@');
        var (user, password) = at < 0 ? ("", null) : Cut(authority[..at], ':');
        var (host, port) = HostAndPort(authority[(at + 1)..]);

        if (database is not null && database.AsSpan().ContainsAny('/', '@'))
        {
            throw new FormatException(
                "DATABASE_URL has a / or @ after its host. Percent-encode those of the user, the password and the database (/ is %2F, @ is %40)."
            );
        }

        var builder = new NpgsqlConnectionStringBuilder();
        SetUnlessEmpty(host, text => builder.Host = text);
        SetUnlessEmpty(user, text => builder.Username = text);
        SetUnlessEmpty(password, text => builder.Password = text);
        SetUnlessEmpty(database, text => builder.Database = text);
        builder.Port = port ?? NpgsqlConnection.DefaultPort;
        ApplyQuery(builder, query);

        return Complete(builder).ConnectionString;
    }

    private static void RequirePostgres(string scheme)
    {
        var (name, driver) = Cut(scheme, '+');
        var known =
            name.Equals("postgresql", StringComparison.OrdinalIgnoreCase)
            || name.Equals("postgres", StringComparison.OrdinalIgnoreCase);

        if (!known || driver?.Length == 0)
        {
            throw new FormatException($"DATABASE_URL is a URL, but not one of PostgreSQL. {Forms}");
        }
    }

    private static (string Host, int? Port) HostAndPort(string text)
    {
        if (text.Contains(','))
        {
            throw new FormatException(
                "DATABASE_URL names several hosts. Write it as an Npgsql connection string then: Host=first:5432,second:5432;…"
            );
        }

        if (!text.StartsWith('['))
        {
            // More than one colon is an IPv6 address without its brackets, or a password without its @.
            var (host, port) = Cut(text, ':');
            return (host, PortNumber(port));
        }

        var end = text.IndexOf(']', StringComparison.Ordinal);
        var after = end < 0 ? "" : text[(end + 1)..];
        if (end <= 1 || (after.Length > 0 && after[0] != ':'))
        {
            throw new FormatException("DATABASE_URL has an IPv6 host that is not closed: write it as [::1]:5432.");
        }

        return (text[1..end], PortNumber(after.Length > 0 ? after[1..] : null));
    }

    private static int? PortNumber(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535
            ? port
            : throw new FormatException(
                "DATABASE_URL has a port that is no number from 1 to 65535. If that is a part of the password, percent-encode it (/ is %2F, ? is %3F, @ is %40); an IPv6 host stands in brackets."
            );
    }

    private static void ApplyQuery(NpgsqlConnectionStringBuilder builder, string? query)
    {
        foreach (var parameter in (query ?? "").Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = Cut(parameter, '=');
            if (value is null || !name.All(letter => char.IsAsciiLetter(letter) || letter == '_'))
            {
                throw new FormatException("DATABASE_URL has a query that is not name=value pairs joined by &.");
            }

            Apply(builder, name, Uri.UnescapeDataString(value));
        }
    }

    private static void Apply(NpgsqlConnectionStringBuilder builder, string name, string value)
    {
        switch (name)
        {
            // SQLAlchemy's asyncpg calls it ssl, everything that stands on libpq calls it sslmode.
            case "sslmode" or "ssl":
                builder.SslMode = OneOf<SslMode>(name, value);
                break;
            case "channel_binding":
                builder.ChannelBinding = OneOf<ChannelBinding>(name, value);
                break;
            case "sslrootcert":
                builder.RootCertificate = value;
                break;
            case "sslcert":
                builder.SslCertificate = value;
                break;
            case "sslkey":
                builder.SslKey = value;
                break;
            case "application_name":
                builder.ApplicationName = value;
                break;
            case "connect_timeout":
                builder.Timeout = Seconds(name, value);
                break;
            case "options":
                builder.Options = value;
                break;
            // libpq's way to name the directory of a Unix socket, which no authority can hold.
            case "host":
                builder.Host = value;
                break;
            default:
                throw new FormatException(
                    $"DATABASE_URL has the parameter '{name}', which has no counterpart here. Known: sslmode, channel_binding, sslrootcert, sslcert, sslkey, application_name, connect_timeout, options, host. Others can be set in an Npgsql connection string."
                );
        }
    }

    private static T OneOf<T>(string name, string value)
        where T : struct, Enum
    {
        // libpq writes verify-full where Npgsql's enumeration has VerifyFull. Numbers would parse as well, so only names count.
        var word = value.Replace("-", "", StringComparison.Ordinal);
        foreach (var candidate in Enum.GetValues<T>())
        {
            if (candidate.ToString().Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return candidate;
            }
        }

        throw new FormatException(
            $"DATABASE_URL has a value of '{name}' that is none of: {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}."
        );
    }

    private static int Seconds(string name, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= 1024
            ? seconds
            : throw new FormatException($"DATABASE_URL has a value of '{name}' that is no number of seconds from 0 to 1024.");

    private static NpgsqlConnectionStringBuilder Complete(NpgsqlConnectionStringBuilder builder)
    {
        var missing =
            string.IsNullOrEmpty(builder.Host) ? "host"
            : string.IsNullOrEmpty(builder.Database) ? "database"
            : null;

        return missing is null ? builder : throw new FormatException($"DATABASE_URL names no {missing}. {Forms}");
    }

    private static void SetUnlessEmpty(string? encoded, Action<string> set)
    {
        if (!string.IsNullOrEmpty(encoded))
        {
            set(Uri.UnescapeDataString(encoded));
        }
    }

    private static (string Before, string? After) Cut(string text, char separator)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (text, null) : (text[..at], text[(at + 1)..]);
    }
}
