using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Pos.Api.Ledger.Comparing;

/// <summary>
/// Remembers texts by 128 bits of each: about 30 bytes a text, for a million of which there is room. Two texts are never taken
/// for one; the chance is less than that of a broken memory.
/// </summary>
/// <param name="expected">How many there will be, so that the table need not grow while it is large.</param>
internal sealed class SeenTexts(int expected)
{
    private const int MaxBytes = 1024;

    private readonly HashSet<Fingerprint> _seen = new(expected);

    /// <returns>Whether it is new.</returns>
    public bool Add(string text) => _seen.Add(Of(text));

    public bool Has(string text) => _seen.Contains(Of(text));

    private static Fingerprint Of(string text)
    {
        Span<byte> bytes = stackalloc byte[MaxBytes];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(text, bytes)], hash);
        return new(BinaryPrimitives.ReadUInt64LittleEndian(hash), BinaryPrimitives.ReadUInt64LittleEndian(hash[8..]));
    }

    private readonly record struct Fingerprint(ulong Low, ulong High);
}
