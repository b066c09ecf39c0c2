namespace Pos.Api.Hosting.Security;

/// <summary>A token can be neither taken nor refused: its key was never seen, and Auth does not answer.</summary>
internal sealed class AuthUnavailableException() : Exception("The key of the token was never seen, and Auth does not answer.");
