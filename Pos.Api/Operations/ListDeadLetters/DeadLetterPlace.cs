using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Pos.Api.Hosting.Paging;

namespace Pos.Api.Operations.ListDeadLetters;

/// <summary>A place in the list of parked sales: behind the one that was made then.</summary>
internal sealed record DeadLetterPlace(DateTime CreatedAt, Guid Id)
{
    private const int Length = sizeof(long) + 16;

    /// <summary>Before the oldest; the database knows the beginning of all days as minus infinity.</summary>
    public static readonly DeadLetterPlace Beginning = new(DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc), Guid.Empty);

    public string ToCursor(DeadLetterFilter filter)
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, CreatedAt.Ticks);
        Id.TryWriteBytes(bytes[sizeof(long)..]);
        return Cursor.Write(ListOf(filter), bytes);
    }

    /// <summary>Reads a cursor that this list, with the same filter, has given out. An empty one is the beginning.</summary>
    public static bool TryRead(string cursor, DeadLetterFilter filter, [NotNullWhen(true)] out DeadLetterPlace? place)
    {
        place = cursor.Length == 0 ? Beginning : null;
        Span<byte> bytes = stackalloc byte[Length];
        if (place is null && Cursor.TryRead(ListOf(filter), cursor, bytes))
        {
            var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes);
            place = new(new DateTime(ticks, DateTimeKind.Utc), new Guid(bytes[sizeof(long)..]));
        }

        return place is not null;
    }

    private static string ListOf(DeadLetterFilter filter) => $"dead-letters\n{filter.Cause}\n{filter.StoreId}";
}
