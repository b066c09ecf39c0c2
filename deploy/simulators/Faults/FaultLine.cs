namespace Pos.Simulators.Faults;

/// <summary>The fault in force at one service, which each of its calls has to pass, and what has been seen of those calls.</summary>
internal sealed class FaultLine(TimeProvider clock)
{
    private volatile Setting _setting = new(Fault.None);
    private long _effectCalls;

    public Fault Current => _setting.Fault;

    /// <summary>Calls since the fault was set (or, without one, cleared), whatever became of them.</summary>
    public long CallsSeen => Interlocked.Read(ref _setting.Calls);

    /// <summary>Those of them that were to change something.</summary>
    public long EffectCallsSeen => Interlocked.Read(ref _setting.EffectCalls);

    /// <summary>Calls that were to change something, since the start.</summary>
    public long EffectCalls => Interlocked.Read(ref _effectCalls);

    /// <summary>All calls, by the second in which they came.</summary>
    public CallPace Pace { get; } = new(clock);

    public void Set(Fault fault) => Interlocked.Exchange(ref _setting, new Setting(fault)).Lift();

    public void Saw(bool effect)
    {
        var setting = _setting;
        Pace.Count(effect);
        Interlocked.Increment(ref setting.Calls);
        if (effect)
        {
            Interlocked.Increment(ref setting.EffectCalls);
            Interlocked.Increment(ref _effectCalls);
        }
    }

    /// <summary>Waits out what makes the service slow, and gives the fault that is in force when the call goes on.</summary>
    public async Task<Fault> PassAsync(bool effect, CancellationToken callerLeft)
    {
        while (true)
        {
            var now = _setting;
            if (now.Fault.EffectsOnly && !effect)
            {
                return Fault.None;
            }

            if (now.Fault.Down)
            {
                return now.Fault;
            }

            if (now.Fault.Hang)
            {
                await now.Lifted.WaitAsync(callerLeft);
                continue;
            }

            if (now.Fault.Latency == TimeSpan.Zero || await LastedAsync(now, callerLeft))
            {
                return now.Fault;
            }
        }
    }

    private static async Task<bool> LastedAsync(Setting setting, CancellationToken callerLeft)
    {
        var latency = Task.Delay(setting.Fault.Latency, callerLeft);
        if (await Task.WhenAny(latency, setting.Lifted) != latency)
        {
            return false;
        }

        await latency;
        return true;
    }

    private sealed class Setting(Fault fault)
    {
        private readonly TaskCompletionSource _lifted = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public long Calls;
        public long EffectCalls;

        public Fault Fault { get; } = fault;

        public Task Lifted => _lifted.Task;

        public void Lift() => _lifted.SetResult();
    }
}
