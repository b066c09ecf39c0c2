using System.Collections.Concurrent;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Refusals;

/// <summary>One token for each user of a shop, for as long as the tests run.</summary>
internal static class Tokens
{
    private static readonly ConcurrentDictionary<(Shop, string), Task<string>> Known = new();

    public static Task<string> OfAsync(Shop shop, string user) => Known.GetOrAdd((shop, user), _ => shop.TokenAsync(user));
}
