using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Contract;

/// <summary>A Ledger in memory that keeps the contract in all but one thing.</summary>
internal sealed class FlawedLedger : IAsyncDisposable
{
    public const string Token = "the-token";

    private readonly Flaw _flaw;
    private readonly WebApplication _app;
    private readonly Lock _gate = new();
    private readonly List<Booked> _books = [];

    private FlawedLedger(Flaw flaw)
    {
        _flaw = flaw;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Urls.Add(Address.GetLeftPart(UriPartial.Authority));
        _app.MapPost("/api/v1/entries", PostAsync);
        _app.MapGet("/api/v1/entries", Get);
    }

    public Uri Address { get; } = Addresses.Free();

    public static async Task<FlawedLedger> StartAsync(Flaw flaw)
    {
        var ledger = new FlawedLedger(flaw);
        await ledger._app.StartAsync(Cancelled.ByTest);
        return ledger;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private bool Refuses(HttpRequest request) =>
        _flaw != Flaw.AsksForNoToken && request.Headers.Authorization.ToString() != $"Bearer {Token}";

    private async Task<IResult> PostAsync(HttpRequest request)
    {
        if (Refuses(request))
        {
            return Results.Unauthorized();
        }

        using var reader = new StreamReader(request.Body);
        var text = await reader.ReadToEndAsync();
        var key = request.Headers["Idempotency-Key"].ToString();
        if (Read(text) is not { } entry)
        {
            return _flaw == Flaw.GivesNoReason
                ? Results.BadRequest()
                : Results.Problem("This is no entry.", statusCode: StatusCodes.Status422UnprocessableEntity);
        }

        if (_flaw == Flaw.ForgetsKeysInParallel && Find(key) is null)
        {
            // Between the look and the deed, as in any Ledger that does both without a lock.
            await Task.Delay(TimeSpan.FromMilliseconds(20));
            return Answer(Book(key, text, entry), isNew: true);
        }

        lock (_gate)
        {
            return _flaw != Flaw.BooksTheSameKeyTwice && Find(key) is { } booked
                ? booked.Text == text || _flaw == Flaw.TakesAnotherBody
                    ? Answer(booked, isNew: false)
                    : Results.Problem("It is booked with other content.", statusCode: StatusCodes.Status409Conflict)
                : Answer(Book(key, text, entry), isNew: true);
        }
    }

    private Booked? Find(string key)
    {
        lock (_gate)
        {
            return _books.Find(booked => booked.Key == key);
        }
    }

    private Booked Book(string key, string text, JsonObject entry)
    {
        lock (_gate)
        {
            var number = _books.Count + 1;
            if (_flaw == Flaw.RoundsToCents)
            {
                entry["total_amount"] = Math.Round(entry["total_amount"]!.GetValue<decimal>(), 2);
            }

            entry["entry_id"] = number.ToString("D6", CultureInfo.InvariantCulture);
            // Every third is shown only when two more are there: numbers are given out before they are to be seen.
            var visibleFrom = _flaw == Flaw.ListsOutOfOrder && number % 3 == 0 ? number + 2 : number;
            var booked = new Booked(key, text, entry, visibleFrom);
            _books.Add(booked);
            return booked;
        }
    }

    private static IResult Answer(Booked booked, bool isNew) =>
        Results.Json(
            new { entry_id = booked.EntryId },
            statusCode: isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK
        );

    private static JsonObject? Read(string text)
    {
        try
        {
            return
                JsonNode.Parse(text) is JsonObject entry
                && entry["total_amount"] is JsonValue total
                && total.TryGetValue<decimal>(out _)
                && entry["type"]?.GetValue<string>() is "sale" or "refund" or "void"
                ? entry
                : null;
        }
        catch (JsonException)
        {
            // Told by the caller: both are no entry.
            return null;
        }
    }

    private IResult Get(
        HttpRequest request,
        string? reference,
        string? source,
        string? after,
        DateTimeOffset? start_date,
        DateTimeOffset? end_date,
        int limit = 50
    )
    {
        if (Refuses(request))
        {
            return Results.Unauthorized();
        }

        lock (_gate)
        {
            return reference is not null ? LookUp(reference)
                : start_date is not null ? Results.Json(new { entries = Between(start_date, end_date) })
                : List(source, after ?? "", limit);
        }
    }

    private IResult LookUp(string reference) =>
        _flaw == Flaw.HasNoLookUp
            ? Results.NotFound()
            : Results.Json(new { entries = _books.Where(it => it["reference"] == reference).Select(it => it.Entry) });

    private IEnumerable<JsonObject> Between(DateTimeOffset? start, DateTimeOffset? end) =>
        _books
            .Where(it => DateTimeOffset.Parse(it["sold_at"], CultureInfo.InvariantCulture) is var at && at >= start && at <= end)
            .Select(it => it.Entry);

    private IResult List(string? source, string after, int limit)
    {
        var following = _books
            .Where(it => it["source"] == source && string.CompareOrdinal(it.EntryId, after) > 0 && it.VisibleFrom <= _books.Count)
            .Take(limit + 1)
            .ToList();
        var page = following.Take(limit).ToList();
        return Results.Json(
            new { entries = page.Select(it => it.Entry), next = following.Count > limit ? page[^1].EntryId : null }
        );
    }

    private sealed record Booked(string Key, string Text, JsonObject Entry, int VisibleFrom)
    {
        public string EntryId => this["entry_id"];

        public string this[string member] => Entry[member]!.GetValue<string>();
    }
}
