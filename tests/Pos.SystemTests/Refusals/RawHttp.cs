using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Refusals;

/// <summary>Sends bytes as they are, since a good client would not send what is to be refused.</summary>
internal static class RawHttp
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(30);

    public static async Task<Answer> SendAsync(Uri api, ReadOnlyMemory<byte> request)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeLimit);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(api.Host, api.Port, limit.Token);

        var sending = SendAllAsync(socket, request, limit.Token);
        var answer = await ReceiveAllAsync(socket, limit.Token);
        await sending;
        return Parse(answer);
    }

    private static async Task SendAllAsync(Socket socket, ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        try
        {
            while (request.Length > 0)
            {
                request = request[await socket.SendAsync(request, cancellationToken)..];
            }
        }
        catch (SocketException)
        {
            // Refused before its end, which is what many of the requests are for; the answer tells.
        }
    }

    private static async Task<byte[]> ReceiveAllAsync(Socket socket, CancellationToken cancellationToken)
    {
        var answer = new MemoryStream();
        var buffer = new byte[64 * 1024];
        try
        {
            for (int count; (count = await socket.ReceiveAsync(buffer, cancellationToken)) > 0; )
            {
                answer.Write(buffer, 0, count);
            }
        }
        catch (SocketException) when (answer.Length > 0)
        {
            // A server that does not want the rest of a body resets the connection after its answer.
        }

        return answer.ToArray();
    }

    private static Answer Parse(byte[] answer)
    {
        var end = answer.AsSpan().IndexOf("\r\n\r\n"u8);
        Assert.True(end > 0, $"No HTTP: {Encoding.UTF8.GetString(answer)}");
        var lines = Encoding.ASCII.GetString(answer, 0, end).Split("\r\n");
        var headers = lines
            .Skip(1)
            .Select(line => line.Split(':', 2))
            .ToDictionary(parts => parts[0], parts => parts[1].Trim(), StringComparer.OrdinalIgnoreCase);

        var body = answer.AsSpan(end + 4);
        var whole = headers.ContainsKey("Transfer-Encoding") ? Unchunk(body) : body.ToArray();
        return new Answer(
            (HttpStatusCode)int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture),
            Encoding.UTF8.GetString(whole),
            headers
        );
    }

    private static byte[] Unchunk(ReadOnlySpan<byte> body)
    {
        var whole = new MemoryStream();
        while (body.IndexOf("\r\n"u8) is var end and > 0)
        {
            var length = int.Parse(Encoding.ASCII.GetString(body[..end]), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            whole.Write(body.Slice(end + 2, length));
            body = body[(end + 2 + length + 2)..];
        }

        return whole.ToArray();
    }
}
