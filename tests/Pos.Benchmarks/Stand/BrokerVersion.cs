using System.Text;
using Pos.SystemTests.Harness;
using RabbitMQ.Client;

namespace Pos.Benchmarks.Stand;

internal static class BrokerVersion
{
    /// <summary>As it says itself when a client connects.</summary>
    public static async Task<string?> OfAsync(BrokerServer server)
    {
        var factory = new ConnectionFactory { Uri = server.Url("/") };
        await using var connection = await factory.CreateConnectionAsync();
        return connection.ServerProperties?.TryGetValue("version", out var version) == true && version is byte[] text
            ? Encoding.UTF8.GetString(text)
            : null;
    }
}
