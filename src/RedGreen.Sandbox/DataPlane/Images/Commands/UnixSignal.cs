using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace RedGreen.Sandbox.DataPlane.Images.Commands;

/// <summary>Signals, which .NET can receive but not send.</summary>
[UnsupportedOSPlatform("windows")]
internal static class UnixSignal
{
    private const int SigTerm = 15;
    private const int NoSuchProcess = 3;

    /// <summary>Asks a process to end, as <c>docker stop</c> and ECS do. One that has just ended needs no asking.</summary>
    /// <exception cref="Win32Exception">The system refuses.</exception>
    public static void Terminate(int processId)
    {
        if (Kill(processId, SigTerm) != 0 && Marshal.GetLastPInvokeError() is var error and not NoSuchProcess)
            throw new Win32Exception(error);
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}
