using System.Runtime.InteropServices;

namespace Pos.Benchmarks.Running;

/// <summary>Ends the program when it is told to; what it has started is then ended by the guard, which outlives it.</summary>
/// <remarks>The stubs' web host listens to the same signals, and would only end itself.</remarks>
internal sealed class Interruption : IDisposable
{
    private const int FirstSignalCode = 128;

    private readonly PosixSignalRegistration[] _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => End(signal: 2)),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => End(signal: 15)),
    ];

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }
    }

    private static void End(int signal)
    {
        Console.Error.WriteLine("Told to end; servers and processes are ended, what a long pass has done so far is kept.");
        // Not on the thread that delivers the signals, which the end of the program waits for.
        new Thread(() => Environment.Exit(FirstSignalCode + signal)).Start();
    }
}
