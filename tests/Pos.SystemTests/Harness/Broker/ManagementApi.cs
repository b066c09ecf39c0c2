using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pos.SystemTests.Harness;

/// <summary>RabbitMQ's management API, which operators use through its page.</summary>
public sealed class ManagementApi : IDisposable
{
    public const string User = "pos";
    public const string Password = "pos";

    private static readonly JsonSerializerOptions SnakeCase = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    private readonly HttpClient _http;

    public ManagementApi(int port)
    {
        _http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/api/") };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}"))
        );
    }

    public Task CreateVhostAsync(string vhost) => SendAsync(HttpMethod.Put, $"vhosts/{Escape(vhost)}", new { });

    public Task DeleteVhostAsync(string vhost) =>
        SendAsync(HttpMethod.Delete, $"vhosts/{Escape(vhost)}", null, CancellationToken.None);

    public Task SetPolicyAsync(string vhost, string name, JsonNode policy) =>
        SendAsync(HttpMethod.Put, $"policies/{Escape(vhost)}/{Escape(name)}", policy);

    public Task DeclareQuorumQueueAsync(string vhost, string queue) =>
        SendAsync(
            HttpMethod.Put,
            $"queues/{Escape(vhost)}/{Escape(queue)}",
            new { durable = true, arguments = new Dictionary<string, object> { ["x-queue-type"] = "quorum" } }
        );

    /// <summary>The queue as the page shows it, null where there is none. Its numbers may be five seconds old.</summary>
    public async Task<JsonElement?> QueueAsync(string vhost, string queue)
    {
        using var answer = await _http.GetAsync(
            new Uri($"queues/{Escape(vhost)}/{Escape(queue)}", UriKind.Relative),
            Cancelled.ByTest
        );
        return answer.StatusCode == HttpStatusCode.NotFound
            ? null
            : await (await OrThrowAsync(answer)).Content.ReadFromJsonAsync<JsonElement>(Cancelled.ByTest);
    }

    /// <summary>Looks at messages as "Get messages" of the page does: each is delivered, and put back.</summary>
    public async Task<IReadOnlyList<PeekedMessage>> PeekAsync(string vhost, string queue, int count = 1)
    {
        using var answer = await SendAsync(
            HttpMethod.Post,
            $"queues/{Escape(vhost)}/{Escape(queue)}/get",
            new
            {
                count,
                ackmode = "ack_requeue_true",
                encoding = "auto",
            }
        );
        return await answer.Content.ReadFromJsonAsync<List<PeekedMessage>>(SnakeCase, Cancelled.ByTest) ?? [];
    }

    public void Dispose() => _http.Dispose();

    private static string Escape(string name) => Uri.EscapeDataString(name);

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body) =>
        SendAsync(method, path, body, Cancelled.ByTest);

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        object? body,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Content = body is null ? null : JsonContent.Create(body);
        return await OrThrowAsync(await _http.SendAsync(request, cancellationToken));
    }

    private static async Task<HttpResponseMessage> OrThrowAsync(HttpResponseMessage answer)
    {
        if (answer.IsSuccessStatusCode)
        {
            return answer;
        }

        using (answer)
        {
            throw new HarnessException(
                $"RabbitMQ answered {(int)answer.StatusCode} to {answer.RequestMessage?.Method} "
                    + $"{answer.RequestMessage?.RequestUri?.PathAndQuery}: {await answer.Content.ReadAsStringAsync()}"
            );
        }
    }
}
