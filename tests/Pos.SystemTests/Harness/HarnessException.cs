namespace Pos.SystemTests.Harness;

/// <summary>The surroundings of a test failed, or a fact that it waited for did not come.</summary>
public sealed class HarnessException(string message, Exception? cause = null) : Exception(message, cause);
