using Npgsql;
using NpgsqlTypes;

namespace Pos.Api.Catalogue;

/// <summary>The statements by which the copy of Inventory's products is kept.</summary>
/// <remarks>
/// Whoever writes to it takes a lock that ends with the transaction. So <c>changed_at</c>, which is given out behind the lock
/// and always grows, has the order in which the changes become visible, and a reader that goes on after the last one it has
/// seen misses none.
/// </remarks>
internal sealed class CatalogueTable(NpgsqlDataSource database)
{
    private const string Lock = "SELECT pg_advisory_xact_lock(hashtextextended('pos.products', 0))";

    // Behind the lock it is the latest of all; the clock alone may have been set back.
    private const string Moment = """
        moment AS MATERIALIZED (
            SELECT greatest(clock_timestamp(), max(changed_at) + interval '1 microsecond') AS at FROM pos.products
        )
        """;

    private const string Told = """
        told AS (
            SELECT product_id, sku, name, unit_price, currency, tax_rate, price_includes_tax, now() - age AS seen_at
            FROM unnest($1, $2, $3, $4, $5, $6, $7, $8)
                AS told (product_id, sku, name, unit_price, currency, tax_rate, price_includes_tax, age)
        )
        """;

    /// <summary>Takes over what Inventory said, unless it has said something else since.</summary>
    /// <param name="products">Each once.</param>
    /// <param name="precision">
    /// A product of which nothing is new is only written if it was last confirmed longer ago than this.
    /// </param>
    /// <param name="cancellationToken">Leaves everything as it was.</param>
    public async Task ConfirmAsync(
        IReadOnlyCollection<ConfirmedProduct> products,
        TimeSpan precision,
        CancellationToken cancellationToken
    )
    {
        const string Change = $"""
            WITH {Moment}, {Told}
            INSERT INTO pos.products
                (product_id, sku, name, unit_price, currency, tax_rate, price_includes_tax, seen_at, changed_at)
            SELECT told.*, moment.at + row_number() OVER (ORDER BY product_id) * interval '1 microsecond'
            FROM told
            LEFT JOIN pos.products AS known USING (product_id)
            CROSS JOIN moment
            WHERE known IS NULL
               OR told.seen_at > known.seen_at
                  AND (told.sku, told.name, told.unit_price, told.currency, told.tax_rate, told.price_includes_tax, false)
                      <> (known.sku, known.name, known.unit_price, known.currency, known.tax_rate, known.price_includes_tax, known.delisted)
            ON CONFLICT (product_id) DO UPDATE SET
                sku = excluded.sku, name = excluded.name, unit_price = excluded.unit_price, currency = excluded.currency,
                tax_rate = excluded.tax_rate, price_includes_tax = excluded.price_includes_tax, delisted = false,
                seen_at = excluded.seen_at, changed_at = excluded.changed_at
            """;
        const string Confirm = $"""
            WITH {Told}
            UPDATE pos.products AS known SET seen_at = told.seen_at
            FROM told
            WHERE known.product_id = told.product_id AND known.seen_at + $9 < told.seen_at
            """;

        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new(Lock));
        batch.BatchCommands.Add(WithProducts(new(Change), products));
        var confirm = WithProducts(new(Confirm), products);
        confirm.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = precision });
        batch.BatchCommands.Add(confirm);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Notes that the copy is whole, and delists what was not in it and has not been seen since either.</summary>
    /// <param name="listed">The ids of all products of Inventory's list.</param>
    /// <param name="begunAt">When its reading began, by the database's clock.</param>
    /// <param name="cancellationToken">Leaves everything as it was.</param>
    public async Task CompleteAsync(IReadOnlyCollection<string> listed, DateTime begunAt, CancellationToken cancellationToken)
    {
        const string Delist = $"""
            WITH {Moment}, gone AS (
                SELECT product_id, row_number() OVER (ORDER BY product_id) AS position
                FROM pos.products AS known
                WHERE NOT delisted AND seen_at < $2
                  AND NOT EXISTS (SELECT FROM unnest($1) AS listed (product_id) WHERE listed.product_id = known.product_id)
            )
            UPDATE pos.products AS known
            SET delisted = true, changed_at = moment.at + gone.position * interval '1 microsecond'
            FROM gone, moment
            WHERE known.product_id = gone.product_id
            """;
        const string Note = """
            INSERT INTO pos.catalogue_refreshes (source, completed_at) VALUES ('inventory', now())
            ON CONFLICT (source) DO UPDATE SET completed_at = excluded.completed_at
            """;

        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new(Lock));
        var delist = new NpgsqlBatchCommand(Delist);
        delist.Parameters.Add(Texts(listed));
        delist.Parameters.Add(new() { Value = begunAt });
        batch.BatchCommands.Add(delist);
        batch.BatchCommands.Add(new(Note));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlBatchCommand WithProducts(NpgsqlBatchCommand command, IReadOnlyCollection<ConfirmedProduct> products)
    {
        command.Parameters.Add(Texts(products.Select(product => product.Facts.ProductId)));
        command.Parameters.Add(Texts(products.Select(product => product.Facts.Sku)));
        command.Parameters.Add(Texts(products.Select(product => product.Facts.Name)));
        command.Parameters.Add(ArrayOf(NpgsqlDbType.Numeric, products.Select(product => product.Facts.UnitPrice)));
        command.Parameters.Add(Texts(products.Select(product => product.Facts.Currency)));
        command.Parameters.Add(ArrayOf(NpgsqlDbType.Numeric, products.Select(product => product.Facts.TaxRate)));
        command.Parameters.Add(ArrayOf(NpgsqlDbType.Boolean, products.Select(product => product.Facts.PriceIncludesTax)));
        command.Parameters.Add(ArrayOf(NpgsqlDbType.Interval, products.Select(product => product.Age)));
        return command;
    }

    private static NpgsqlParameter Texts(IEnumerable<string> values) => ArrayOf(NpgsqlDbType.Text, values);

    private static NpgsqlParameter ArrayOf<T>(NpgsqlDbType type, IEnumerable<T> values) =>
        new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type };
}
