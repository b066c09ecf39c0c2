using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Pos.SystemTests.Page;

/// <summary>Deque's axe, run in the page itself: its package for Playwright opens another page for each run, and takes four times as long.</summary>
internal static class Axe
{
    private const string Resource = "Deque.AxeCore.Commons.Resources.axe.min.js";

    private const string Run = """
        async only => {
            const found = await axe.run(document, only ? { runOnly: { type: 'rule', values: [only] } } : {});
            return found.violations
                .filter(finding => ['serious', 'critical'].includes(finding.impact))
                .map(finding => `${location.pathname} ${finding.id}: ${finding.nodes.map(node => node.html).join(', ')}`);
        }
        """;

    private static readonly Lazy<string> Script = new(ReadScript);

    /// <summary>What keeps people out who see, hear or move otherwise: the serious findings, in words.</summary>
    /// <param name="page">The page.</param>
    /// <param name="only">Only by this rule.</param>
    public static async Task<string[]> SeriousFindingsAsync(this IPage page, string? only = null)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            // By the debugger, and so past the page's policy, which lets no such script in.
            await page.EvaluateAsync(Script.Value);
        }

        return await page.EvaluateAsync<string[]>(Run, only);
    }

    private static string ReadScript()
    {
        using var stream = typeof(AxeResult).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
