namespace Pos.UnitTests.Simulators;

/// <summary>A clock that stands still until it is told to go on.</summary>
internal sealed class SetClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 11, 22, 8, 15, 0, TimeSpan.Zero);

    public SetClock() => Start = _now;

    public DateTimeOffset Start { get; }

    public void Go(TimeSpan time) => _now += time;

    public override DateTimeOffset GetUtcNow() => _now;
}
