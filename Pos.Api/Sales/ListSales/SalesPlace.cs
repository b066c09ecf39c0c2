using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Pos.Api.Hosting.Paging;

namespace Pos.Api.Sales.ListSales;

/// <summary>A place between two sales of a list, and in which direction to read on from it.</summary>
/// <param name="CreatedAt">With <paramref name="Id"/>, of the sale that it lies beside.</param>
/// <param name="TowardsNewer">Back to what a caller that walks from the newest has seen already.</param>
internal sealed record SalesPlace(DateTime CreatedAt, Guid Id, bool TowardsNewer)
{
    private const int Length = 1 + sizeof(long) + 16;

    /// <summary>Before the newest; the database knows the end of all days as infinity.</summary>
    public static readonly SalesPlace Beginning = new(DateTime.MaxValue, Guid.Empty, TowardsNewer: false);

    public bool IsBeginning => this == Beginning;

    public static SalesPlace After(Sale sale) => new(sale.CreatedAt, sale.Id, TowardsNewer: false);

    public static SalesPlace Before(Sale sale) => new(sale.CreatedAt, sale.Id, TowardsNewer: true);

    public string ToCursor(SalesFilter filter)
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = TowardsNewer ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], CreatedAt.Ticks);
        Id.TryWriteBytes(bytes[(1 + sizeof(long))..]);
        return Cursor.Write(ListOf(filter), bytes);
    }

    /// <summary>Reads a cursor that this list, with the same filter, has given out. An empty one is the beginning.</summary>
    public static bool TryRead(string cursor, SalesFilter filter, [NotNullWhen(true)] out SalesPlace? place)
    {
        place = cursor.Length == 0 ? Beginning : null;
        Span<byte> bytes = stackalloc byte[Length];
        if (place is null && Cursor.TryRead(ListOf(filter), cursor, bytes))
        {
            var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes[1..]);
            place = new(new DateTime(ticks, DateTimeKind.Utc), new Guid(bytes[(1 + sizeof(long))..]), bytes[0] == 1);
        }

        return place is not null;
    }

    private static string ListOf(SalesFilter filter) => $"sales\n{filter}";
}
