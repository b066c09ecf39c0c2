namespace Pos.Simulators.Auth.Keys;

/// <summary>Holds the signing key from the moment that the books are open, which is before the first port is.</summary>
internal sealed class SigningKeys : IDisposable
{
    private SigningKey? _current;

    public SigningKey Current
    {
        get => _current ?? throw new InvalidOperationException("The signing key was asked for before the books were open.");
        set => _current = value;
    }

    public void Dispose() => _current?.Dispose();
}
