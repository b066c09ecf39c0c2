using System.Net;
using System.Net.Sockets;

namespace Pos.SystemTests.Harness;

/// <summary>Ports that nobody uses, each given out once in a run.</summary>
/// <remarks>All below 32768, where the system takes the ports of outgoing connections from.</remarks>
public static class FreePorts
{
    // A random start, so that two runs on one machine rarely look at the same ports.
    private static int _next = Random.Shared.Next(13_000, 19_000);
    private static int _nextOfBroker = Random.Shared.Next(11_000, 12_000);

    public static int Next()
    {
        while (true)
        {
            var port = Interlocked.Increment(ref _next);
            if (IsFree(port))
            {
                return port;
            }
        }
    }

    /// <summary>A port for AMQP whose derived ports are free too: see <c>deploy/native/rabbitmq</c>.</summary>
    public static int NextOfBroker()
    {
        while (true)
        {
            var port = Interlocked.Add(ref _nextOfBroker, 2);
            if (new[] { port, port + 10_020, port + 20_000, port + 20_001 }.All(IsFree))
            {
                return port;
            }
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
