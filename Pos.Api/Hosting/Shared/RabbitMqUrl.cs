namespace Pos.Hosting;

/// <summary>Reads <c>RABBITMQ_URL</c>: <c>amqp://user:password@host:port/vhost</c>, or <c>amqps</c> for TLS.</summary>
/// <remarks>This file is compiled into every service. No error repeats the value: it holds a password.</remarks>
internal sealed record RabbitMqUrl(string Host, ushort Port, string VirtualHost, string User, string Password, bool Tls)
{
    private const string Form = "RABBITMQ_URL must be of the form amqp://user:password@host:port/vhost, or amqps:// for TLS.";

    /// <exception cref="FormatException">The value is of another form.</exception>
    public static RabbitMqUrl Parse(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            throw new FormatException($"RABBITMQ_URL is not set. {Form}");
        }

        if (
            !Uri.TryCreate(value.Trim(), UriKind.Absolute, out var url)
            || url.Scheme is not ("amqp" or "amqps")
            || url.Host.Length == 0
        )
        {
            throw new FormatException(Form);
        }

        var tls = url.Scheme == "amqps";
        var credentials = url.UserInfo.Split(':', 2);
        var path = Uri.UnescapeDataString(url.AbsolutePath);

        return new RabbitMqUrl(
            url.Host,
            url.Port > 0 ? (ushort)url.Port : (ushort)(tls ? 5671 : 5672),
            // As in the AMQP URI specification: no path is the default vhost, and a path is a name without its slash.
            path is "" or "/" or "//"
                ? "/"
                : path[1..],
            credentials[0].Length > 0 ? Uri.UnescapeDataString(credentials[0]) : "guest",
            credentials.Length > 1 ? Uri.UnescapeDataString(credentials[1]) : "guest",
            tls
        );
    }

    public override string ToString() => $"{(Tls ? "amqps" : "amqp")}://{Host}:{Port}/{Uri.EscapeDataString(VirtualHost)}";
}
