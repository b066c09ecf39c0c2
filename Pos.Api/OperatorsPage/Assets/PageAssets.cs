using System.Collections.Frozen;
using System.Security.Cryptography;

namespace Pos.Api.OperatorsPage.Assets;

/// <summary><c>GET /ops/assets/{name}</c>: the pages' style and script, out of the program itself.</summary>
internal static class PageAssets
{
    private static readonly FrozenDictionary<string, (byte[] Content, string Type, string Version)> All = new[]
    {
        Load("page.css", "text/css; charset=utf-8"),
        Load("page.js", "text/javascript; charset=utf-8"),
        Load("icon.svg", "image/svg+xml"),
    }.ToFrozenDictionary(asset => asset.Name, asset => (asset.Content, asset.Type, asset.Version));

    /// <summary>With its version in it, so that a browser keeps it until there is another.</summary>
    public static string Address(string name) => $"{OperatorsPageRegistration.Path}/assets/{name}?v={All[name].Version}";

    public static IResult Serve(string name, HttpResponse response)
    {
        if (!All.TryGetValue(name, out var asset))
        {
            return TypedResults.NotFound();
        }

        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Bytes(asset.Content, asset.Type);
    }

    private static (string Name, byte[] Content, string Type, string Version) Load(string name, string type)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream($"{typeof(PageAssets).Namespace}.{name}")!;
        using var content = new MemoryStream();
        stream.CopyTo(content);
        var bytes = content.ToArray();
        return (name, bytes, type, Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]);
    }
}
