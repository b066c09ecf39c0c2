using Microsoft.EntityFrameworkCore;
using Pos.Api.Persistence;

namespace Pos.Api.Sales;

/// <summary>What is known of a request that may have come before.</summary>
public enum RepeatKind
{
    /// <summary>Nothing: it is the first.</summary>
    First,

    /// <summary>It has made a sale.</summary>
    Repeat,

    /// <summary>Its key has made a sale from another body.</summary>
    KeyReused,

    /// <summary>Its number has a sale with other content.</summary>
    NumberTaken,
}

/// <summary>The marks by which a request is recognised: its idempotency key, and the sale number that it gives.</summary>
public sealed record RequestMarks(string? KeyScope, string? Key, string? SaleNumber, byte[] Hash)
{
    /// <summary>A number needs no owner: it is unique for ever.</summary>
    internal const string NumberScope = "sale-number";

    /// <summary>The rows that remember a made sale.</summary>
    public IEnumerable<IdempotencyKey> ToKeys(Guid saleId)
    {
        if (Key is not null)
        {
            yield return new IdempotencyKey
            {
                Scope = KeyScope!,
                Key = Key,
                RequestHash = Hash,
                SaleId = saleId,
            };
        }

        if (SaleNumber is not null)
        {
            yield return new IdempotencyKey
            {
                Scope = NumberScope,
                Key = SaleNumber,
                RequestHash = Hash,
                SaleId = saleId,
            };
        }
    }

    public bool IsNumber(IdempotencyKey row) => row.Scope == NumberScope;

    public bool Any => Key is not null || SaleNumber is not null;
}

/// <summary>Recognises a request that has made a sale already. Keys and numbers never expire.</summary>
public sealed class Repeats(PosDbContext db)
{
    // Asked before every sale: it is translated once, and not looked up by its expression each time.
    private static readonly Func<PosDbContext, string?, string?, string?, IAsyncEnumerable<IdempotencyKey>> Known =
        EF.CompileAsyncQuery(
            (PosDbContext db, string? scope, string? key, string? saleNumber) =>
                db.Set<IdempotencyKey>()
                    .AsNoTracking()
                    .Where(row =>
                        (row.Scope == scope && row.Key == key) || (row.Scope == RequestMarks.NumberScope && row.Key == saleNumber)
                    )
        );

    public Task<Sale?> FindByNumberAsync(string saleNumber, CancellationToken cancellationToken) =>
        db.WholeSales().SingleOrDefaultAsync(sale => sale.SaleNumber == saleNumber, cancellationToken);

    public async Task<(RepeatKind Kind, Sale? Sale)> FindAsync(RequestMarks marks, CancellationToken cancellationToken)
    {
        if (!marks.Any)
        {
            return (RepeatKind.First, null);
        }

        var known = await Known(db, marks.KeyScope, marks.Key, marks.SaleNumber).ToListAsync(cancellationToken);
        if (known.Count == 0)
        {
            return (RepeatKind.First, null);
        }

        // The key is asked first: it names the request, while the number names what it made.
        var mark = known.Find(row => !marks.IsNumber(row)) ?? known[0];
        if (!mark.RequestHash.AsSpan().SequenceEqual(marks.Hash))
        {
            return (marks.IsNumber(mark) ? RepeatKind.NumberTaken : RepeatKind.KeyReused, null);
        }

        return (RepeatKind.Repeat, await db.WholeSales().SingleAsync(sale => sale.Id == mark.SaleId, cancellationToken));
    }
}
