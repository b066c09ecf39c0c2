using System.Net.Mime;

namespace Pos.Api.Ledger;

/// <summary>Takes for an answer only what says that it is JSON: a proxy's page of apology is none, whatever its status.</summary>
internal sealed class JsonAnswers : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode || response.Content.Headers.ContentType?.MediaType == MediaTypeNames.Application.Json)
        {
            return response;
        }

        response.Dispose();
        throw new HttpRequestException("The Ledger's answer is no JSON.");
    }
}
