using Pos.Simulators.Hosting;

namespace Pos.Simulators.Faults;

/// <summary>The faults of all services. In memory alone: a restart is a way to be rid of them.</summary>
internal sealed class FaultBoard(TimeProvider clock)
{
    private readonly Dictionary<Upstream, FaultLine> _lines = Enum.GetValues<Upstream>()
        .ToDictionary(it => it, _ => new FaultLine(clock));

    public FaultLine this[Upstream upstream] => _lines[upstream];
}
