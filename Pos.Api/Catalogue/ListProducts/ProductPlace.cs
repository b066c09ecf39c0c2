using System.Buffers.Binary;
using Pos.Api.Hosting.Paging;

namespace Pos.Api.Catalogue.ListProducts;

/// <summary>A place in the catalogue, which is in the order of the changes: after the one at that time.</summary>
internal static class ProductPlace
{
    private const string List = "products";

    public static string ToCursor(DateTime changedAt)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, changedAt.Ticks);
        return Cursor.Write(List, bytes);
    }

    /// <summary>Reads a cursor that was given out. An empty one is the beginning.</summary>
    public static bool TryRead(string cursor, out DateTime changedAt)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        var good = cursor.Length == 0 || Cursor.TryRead(List, cursor, bytes);
        changedAt = new DateTime(good ? BinaryPrimitives.ReadInt64BigEndian(bytes) : 0, DateTimeKind.Utc);
        return good;
    }
}
