namespace Pos.Simulators.Faults;

/// <summary>Endpoint metadata: a call of this endpoint changes something, or hands something out; its answer can get lost.</summary>
internal sealed class Effect
{
    public static readonly Effect Instance = new();
}

internal static class EffectExtensions
{
    public static RouteHandlerBuilder WithEffect(this RouteHandlerBuilder route) => route.WithMetadata(Effect.Instance);
}
