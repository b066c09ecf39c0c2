namespace Pos.SystemTests.Harness;

/// <summary>The running test's own cancellation, so that no sentence of a test has to pass it on.</summary>
internal static class Cancelled
{
    public static CancellationToken ByTest => TestContext.Current.CancellationToken;
}
