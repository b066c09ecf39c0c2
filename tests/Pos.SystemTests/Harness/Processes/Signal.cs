using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Pos.SystemTests.Harness;

internal static class Signal
{
    private const int SigTerm = 15;

    /// <summary>Asks a process to end, as an orchestrator does. The framework itself can only kill.</summary>
    public static void Terminate(int processId)
    {
        if (Send(processId, SigTerm) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

#pragma warning disable SYSLIB1054 // The generated form needs unsafe code, for one call with two numbers.
    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Send(int processId, int signal);
#pragma warning restore SYSLIB1054
}
