using System.Globalization;

namespace Pos.Api.Pricing;

/// <summary>Where a figure stands in the request; becomes a JSON pointer (RFC 6901) only if there is something to say of it.</summary>
internal readonly record struct Pointer(string? Collection, int Index, string Member)
{
    public static Pointer To(string member) => new(null, 0, member);

    public override string ToString() =>
        Collection is null ? $"/{Member}" : string.Create(CultureInfo.InvariantCulture, $"/{Collection}/{Index}/{Member}");
}
