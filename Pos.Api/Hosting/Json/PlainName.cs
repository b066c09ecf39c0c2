namespace Pos.Api.Hosting.Json;

/// <summary>Tells a name that somebody mistyped from a text that somebody put in a name's place.</summary>
internal static class PlainName
{
    private const int MaxLength = 40;

    public static bool IsPlain(string name) =>
        name.Length is > 0 and <= MaxLength && !char.IsAsciiDigit(name[0]) && name.All(IsNameCharacter);

    private static bool IsNameCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '-';
}
