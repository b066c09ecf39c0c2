namespace Pos.Api.Stock;

/// <summary>
/// Receives an answer to its end before it passes it on: the handlers around it would take the headers for the whole, and an
/// Inventory that gets stuck in the middle of its answers for one that is well.
/// </summary>
internal sealed class WholeAnswers : DelegatingHandler
{
    /// <summary>A page of all products is a tenth of it.</summary>
    private const long MostBytes = 8 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(MostBytes, cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
