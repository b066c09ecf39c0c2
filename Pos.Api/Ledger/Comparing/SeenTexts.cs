using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Pos.Api.Ledger.Comparing;

/// <summary>
/// Remembers texts by 128 bits of each, in a table of nothing else: some 20 bytes a text. Two texts are never taken for one;
/// the chance is less than that of a broken memory.
/// </summary>
/// <param name="expected">How many there will be, so that the table need not grow while it is large.</param>
internal sealed class SeenTexts(int expected)
{
    private const int MaxBytes = 1024;
    private const int Spare = 16;

    // A table of a HashSet's, with links and hashes of the hashes, takes twice as much.
    private UInt128[] _places = new UInt128[PlacesFor(expected)];
    private int _count;

    /// <returns>Whether it is new.</returns>
    public bool Add(string text)
    {
        var fingerprint = Of(text);
        ref var place = ref PlaceOf(_places, fingerprint);
        if (place == fingerprint)
        {
            return false;
        }

        place = fingerprint;
        if (++_count > _places.Length / 5 * 4)
        {
            Grow();
        }

        return true;
    }

    public bool Has(string text)
    {
        var fingerprint = Of(text);
        return PlaceOf(_places, fingerprint) == fingerprint;
    }

    private static int PlacesFor(long count) => (int)Math.Min(Array.MaxLength, (count / 4 * 5) + Spare);

    private void Grow()
    {
        var places = new UInt128[PlacesFor(2L * _count)];
        foreach (var fingerprint in _places.Where(place => place != UInt128.Zero))
        {
            PlaceOf(places, fingerprint) = fingerprint;
        }

        _places = places;
    }

    /// <returns>Where it stands, or the empty place where it belongs.</returns>
    private static ref UInt128 PlaceOf(UInt128[] places, UInt128 fingerprint)
    {
        // Its bits are even, so their part of the whole range is a place like any other.
        var index = (int)Math.BigMul((ulong)(fingerprint >> 64), (ulong)places.Length, out _);
        while (places[index] != UInt128.Zero && places[index] != fingerprint)
        {
            index = index + 1 < places.Length ? index + 1 : 0;
        }

        return ref places[index];
    }

    /// <summary>Never zero, which is an empty place.</summary>
    private static UInt128 Of(string text)
    {
        Span<byte> bytes = stackalloc byte[MaxBytes];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(text, bytes)], hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash) | UInt128.One;
    }
}
