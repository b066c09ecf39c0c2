namespace Pos.Api.Hosting.Json;

/// <summary>A body that cannot be read as what its route takes.</summary>
/// <param name="message">For the caller: what is wrong, without repeating any of the body.</param>
/// <param name="pointer">Where, as a JSON pointer (RFC 6901); null where there is no place to point to.</param>
internal sealed class UnreadableJsonException(string message, string? pointer) : Exception(message)
{
    public string? Pointer => pointer;
}
