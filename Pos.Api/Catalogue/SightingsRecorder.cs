using System.Data.Common;
using Microsoft.Extensions.Options;
using Pos.Api.Stock;

namespace Pos.Api.Catalogue;

/// <summary>Brings what Inventory told of products while sales were made into the copy, behind the customers' backs.</summary>
internal sealed partial class SightingsRecorder(
    ProductSightings sightings,
    CatalogueTable table,
    IOptions<CatalogueOptions> options,
    TimeProvider clock,
    ILogger<SightingsRecorder> logger
) : BackgroundService
{
    private const int MostAtOnce = 500;
    private const int MostRemembered = 50_000;

    // What was written a moment ago need not be written again: a product that is sold each second is the usual case.
    private readonly Dictionary<string, ProductSighting> _written = [];
    private bool _databaseAway;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await sightings.Reader.WaitToReadAsync(stoppingToken))
            {
                var news = TakeNews();
                if (news.Count > 0)
                {
                    await RecordAsync(news, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next refresh sees what these have seen.
        }
    }

    /// <summary>The latest word on each product, without those of which nothing has to be written.</summary>
    private Dictionary<string, (ProductSighting Sighting, ProductFacts Facts)> TakeNews()
    {
        var news = new Dictionary<string, (ProductSighting, ProductFacts)>();
        while (news.Count < MostAtOnce && sightings.Reader.TryRead(out var sighting))
        {
            if (ProductFacts.Of(sighting.Product) is { } facts && IsNews(sighting, facts))
            {
                news[facts.ProductId] = (sighting, facts);
            }
        }

        return news;
    }

    private bool IsNews(ProductSighting sighting, ProductFacts facts) =>
        !_written.TryGetValue(facts.ProductId, out var written)
        || ProductFacts.Of(written.Product) != facts
        || clock.GetElapsedTime(written.AskedAt, sighting.AskedAt) >= options.Value.SightingInterval;

    private async Task RecordAsync(
        Dictionary<string, (ProductSighting Sighting, ProductFacts Facts)> news,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await table.ConfirmAsync(
                [.. news.Values.Select(seen => new ConfirmedProduct(seen.Facts, clock.GetElapsedTime(seen.Sighting.AskedAt)))],
                options.Value.SightingInterval,
                cancellationToken
            );
            Remember(news.Values.Select(seen => seen.Sighting));
            if (_databaseAway)
            {
                _databaseAway = false;
                Log.DatabaseBack(logger);
            }
        }
        catch (Exception exception) when (exception is DbException or TimeoutException or IOException)
        {
            // Said once for each outage. What is lost here comes again, with the next sale or refresh.
            if (!_databaseAway)
            {
                _databaseAway = true;
                Log.DatabaseAway(logger, exception);
            }
        }
    }

    private void Remember(IEnumerable<ProductSighting> written)
    {
        if (_written.Count > MostRemembered)
        {
            _written.Clear();
        }

        foreach (var sighting in written)
        {
            _written[sighting.Product.ProductId] = sighting;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "What sales see of products cannot be written to the catalogue; it goes on when it can")]
        public static partial void DatabaseAway(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Information, "What sales see of products is written to the catalogue again")]
        public static partial void DatabaseBack(ILogger logger);
    }
}
