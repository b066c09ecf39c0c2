using System.Text.RegularExpressions;

namespace Pos.Simulators.Hosting;

/// <summary>The serializer's words for what it could not read, without our namespaces and its position.</summary>
internal static partial class JsonComplaint
{
    public static string Of(Exception exception) => Namespace().Replace(exception.Message.Split(" Path: ")[0], "");

    [GeneratedRegex(@"Pos\.Simulators\.(\w+\.)*(?=\w)")]
    private static partial Regex Namespace();
}
