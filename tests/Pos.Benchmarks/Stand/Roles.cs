using Pos.Benchmarks.Selling;
using Pos.Benchmarks.Settling;

namespace Pos.Benchmarks.Stand;

/// <summary>Parts that this program plays as a process of its own: what our services are compared with.</summary>
internal static class Roles
{
    /// <summary>Names the part in the environment.</summary>
    public const string Variable = "POS_BENCH_ROLE";

    public const string BareCheckout = "bare-checkout";
    public const string BareConsumer = "bare-consumer";
    public const string ApiWithOutbox = "api-with-outbox";
    public const string ApiWithoutOutbox = "api-without-outbox";

    public static Task<int> PlayAsync(string role) =>
        role switch
        {
            BareCheckout => BareCheckoutServer.RunAsync(),
            BareConsumer => BareConsumerService.RunAsync(),
            ApiWithOutbox => HostedApi.RunAsync(withOutbox: true),
            ApiWithoutOutbox => HostedApi.RunAsync(withOutbox: false),
            _ => throw new ArgumentOutOfRangeException(nameof(role), role, "There is no such part."),
        };
}
