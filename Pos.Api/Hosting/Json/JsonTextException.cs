using System.Text.Json;

namespace Pos.Api.Hosting.Json;

/// <summary>A value that its converter does not take; the message is for the caller and repeats nothing of the value.</summary>
internal sealed class JsonTextException(string message) : JsonException(message);
