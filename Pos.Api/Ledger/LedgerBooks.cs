using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
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

    /// <summary>Our entries under a sale number: none, one, or, if something went badly wrong, more.</summary>
    /// <exception cref="LedgerUnavailableException">The Ledger did not answer, or not as it should.</exception>
    public async Task<IReadOnlyList<BookedEntry>> FindAsync(string saleNumber, CancellationToken cancellationToken)
    {
        var found = await GetAsync(
            $"api/v1/entries?reference={Uri.EscapeDataString(saleNumber)}",
            LedgerJson.Default.EntryPage,
            cancellationToken
        );

        // A Ledger that takes "S1-T1-1" and "s1-t1-1" for the same is not to decide what is ours.
        return [.. found.Entries.Where(entry => entry.Source == Source && entry.Reference == saleNumber)];
    }

    /// <summary>A page of all our entries, in the order in which they were booked.</summary>
    /// <param name="after">The <see cref="EntryPage.Next"/> of the page before; null for the first.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LedgerUnavailableException">The Ledger did not answer, or not as it should.</exception>
    public Task<EntryPage> ListAsync(string? after, CancellationToken cancellationToken) =>
        GetAsync(
            $"api/v1/entries?source={Source}&after={Uri.EscapeDataString(after ?? "")}&limit={PageSize}",
            LedgerJson.Default.EntryPage,
            cancellationToken
        );

    /// <summary>A page of the history, newest sale first, with the entries of everybody who books there.</summary>
    /// <param name="range">When the goods changed hands.</param>
    /// <param name="page">From 1.</param>
    /// <param name="limit">How many entries a page holds, at most <see cref="PageSize"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LedgerUnavailableException">The Ledger did not answer, or not as it should.</exception>
    public Task<EntryHistory> HistoryAsync(SoldRange range, int page, int limit, CancellationToken cancellationToken)
    {
        // Both ends are included there, and nothing of ours is finer than a microsecond.
        var from = range.From is { } first ? $"start_date={Time(first)}&" : "";
        var until = range.Until is { } end ? $"end_date={Time(end - TimeSpan.FromMicroseconds(1))}&" : "";
        return GetAsync(
            string.Create(CultureInfo.InvariantCulture, $"api/v1/entries?{from}{until}page={page}&limit={limit}"),
            LedgerJson.Default.EntryHistory,
            cancellationToken
        );
    }

    private static string Time(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private async Task<T> GetAsync<T>(string address, JsonTypeInfo<T> form, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(options.Value.TimeLimit);
            return await http.GetFromJsonAsync(new Uri(address, UriKind.Relative), form, limit.Token)
                ?? throw new JsonException("nothing in it");
        }
        catch (Exception exception)
            when (exception
                    is HttpRequestException
                        or JsonException
                        or NotSupportedException
                        or IOException
                        or OperationCanceledException
                && !cancellationToken.IsCancellationRequested
            )
        {
            throw new LedgerUnavailableException(exception);
        }
    }
}

/// <summary>From when (included) to when (excluded) sales were made, in UTC; a side that is null is open.</summary>
public sealed record SoldRange(DateTime? From, DateTime? Until)
{
    public bool Has(DateTimeOffset soldAt) => !(soldAt.UtcDateTime < From) && !(soldAt.UtcDateTime >= Until);
}

/// <summary>The Ledger cannot be asked at the moment.</summary>
public sealed class LedgerUnavailableException : Exception
{
    public LedgerUnavailableException(Exception cause)
        : base("The Ledger does not answer.", cause) { }

    public LedgerUnavailableException(string message)
        : base(message) { }
}
