using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Pos.Api.Hosting.Paging;

/// <summary>Writes a place in a list as a text that callers keep and send back, and need not understand.</summary>
/// <remarks>
/// A checksum over the place and the list keeps a text that was altered, cut off or taken from another list from being taken
/// for a place in this one. It is no secret: a place gives nobody the right to see anything, so there is nothing to gain from
/// making one up.
/// </remarks>
internal static class Cursor
{
    private const int ChecksumLength = 8;

    /// <param name="list">What is listed, its filters included.</param>
    /// <param name="place">Where in it.</param>
    public static string Write(string list, ReadOnlySpan<byte> place) =>
        Base64Url.EncodeToString([.. place, .. Checksum(list, place)]);

    /// <returns>Whether it is a place in that list, of exactly the length that is asked for.</returns>
    public static bool TryRead(string list, string text, Span<byte> place)
    {
        Span<byte> bytes = stackalloc byte[place.Length + ChecksumLength];
        if (
            text.Length != Base64Url.GetEncodedLength(bytes.Length)
            || Base64Url.DecodeFromChars(text, bytes, out _, out var length) != OperationStatus.Done
            || length != bytes.Length
        )
        {
            return false;
        }

        bytes[..place.Length].CopyTo(place);

        // Two texts may say the same bytes; only the one that was given out is ours.
        return string.Equals(text, Write(list, place), StringComparison.Ordinal);
    }

    private static ReadOnlySpan<byte> Checksum(string list, ReadOnlySpan<byte> place) =>
        SHA256.HashData([.. Encoding.UTF8.GetBytes(list), 0, .. place]).AsSpan(0, ChecksumLength);
}
