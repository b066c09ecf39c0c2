using MassTransit;

namespace Pos.Hosting;

/// <summary>Points MassTransit at the broker of <c>RABBITMQ_URL</c>; the same in every service.</summary>
internal static class BrokerConnection
{
    public static void Host(this IRabbitMqBusFactoryConfigurator bus, IConfiguration configuration, string connectionName)
    {
        var url = RabbitMqUrl.Parse(configuration["RABBITMQ_URL"]);

        bus.Host(
            url.Host,
            url.Port,
            url.VirtualHost,
            connectionName,
            host =>
            {
                host.Username(url.User);
                host.Password(url.Password);
                if (url.Tls)
                {
                    host.UseSsl(ssl => ssl.ServerName = url.Host);
                }
            }
        );
    }
}
