using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Pos.Api.Ledger;

/// <summary>Reads the Ledger's books. It never posts: that is Pos.LedgerSync's.</summary>
/// <remarks>The client's addresses, credentials and largest answer are set in <see cref="LedgerRegistration"/>.</remarks>
public sealed class LedgerBooks(HttpClient http, IOptions<LedgerBooksOptions> options)
{
    /// <summary>Only these are ours; the Ledger is shared.</summary>
    public const string Source = "pos";

    /// <summary>As many entries as the Ledger gives at once.</summary>
    public const int PageSize = 1000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <summary>Our entries under a sale number: none, one, or, if something went badly wrong, more.</summary>
    /// <exception cref="LedgerUnavailableException">The Ledger did not answer, or not as it should.</exception>
    public async Task<IReadOnlyList<BookedEntry>> FindAsync(string saleNumber, CancellationToken cancellationToken)
    {
        var found = await GetAsync<EntryPage>($"api/v1/entries?reference={Uri.EscapeDataString(saleNumber)}", cancellationToken);
        return [.. found.Entries.Where(entry => entry.Source == Source)];
    }

    /// <summary>A page of all our entries, in the order in which they were booked.</summary>
    /// <param name="after">The <see cref="EntryPage.Next"/> of the page before; null for the first.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LedgerUnavailableException">The Ledger did not answer, or not as it should.</exception>
    public Task<EntryPage> ListAsync(string? after, CancellationToken cancellationToken) =>
        GetAsync<EntryPage>(
            $"api/v1/entries?source={Source}&after={Uri.EscapeDataString(after ?? "")}&limit={PageSize}",
            cancellationToken
        );

    internal async Task<T> GetAsync<T>(string address, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(options.Value.TimeLimit);
            return await http.GetFromJsonAsync<T>(new Uri(address, UriKind.Relative), Json, limit.Token)
                ?? throw new JsonException("nothing in it");
        }
        catch (Exception exception)
            when (exception is HttpRequestException or JsonException or IOException or OperationCanceledException
                && !cancellationToken.IsCancellationRequested
            )
        {
            throw new LedgerUnavailableException(exception);
        }
    }
}

/// <summary>An entry as far as it is held against a sale.</summary>
public sealed record BookedEntry
{
    public required string EntryId { get; init; }
    public required string Source { get; init; }

    /// <summary>The sale number.</summary>
    public required string Reference { get; init; }

    /// <summary><c>sale</c>, <c>refund</c> or <c>void</c>.</summary>
    public required string Type { get; init; }
    public required string StoreId { get; init; }
    public required DateTimeOffset SoldAt { get; init; }
    public required string Currency { get; init; }
    public required decimal TaxAmount { get; init; }
    public required decimal TotalAmount { get; init; }
}

/// <summary>Some entries.</summary>
/// <param name="Next">What the next page goes on from; null on the last.</param>
public sealed record EntryPage(IReadOnlyList<BookedEntry> Entries, string? Next);

/// <summary>The Ledger cannot be asked at the moment.</summary>
public sealed class LedgerUnavailableException(Exception cause) : Exception("The Ledger does not answer.", cause);
