using System.Data;
using Npgsql;
using Pos.Api.Ledger.Comparing;

namespace Pos.Api.Operations.Verify;

/// <summary>In which state the sales are, and how many there are of all: counted apart, in one snapshot.</summary>
internal sealed record SaleStates(DateTime At, IReadOnlyList<StateTotal> States, CurrencyTotals All)
{
    /// <summary>Whether each sale is in one state, and in one alone: then the states come to the same as all, to the last digit.</summary>
    public bool AddUp
    {
        get
        {
            var sum = new CurrencyTotals();
            foreach (var state in States)
            {
                sum.Add(state.Currency, state.Count, state.TotalAmount, state.TaxAmount);
            }

            return sum.IsSameAs(All);
        }
    }

    public long Sales => All.All.Sum(total => total.Count);

    public static async Task<SaleStates> ReadAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        // What is not settled is a handful beside the rest, and the only part that is held against other tables. A row of the
        // outbox says most: the message is not sent yet, whatever else is known of the sale.
        const string ByState = """
            SELECT state, currency, count(*), sum(total_amount), sum(tax_amount)
            FROM (
                SELECT CASE status WHEN 'synced' THEN 'synced' ELSE 'parked' END AS state, currency, total_amount, tax_amount
                FROM pos.sales WHERE status <> 'pending'
                UNION ALL
                SELECT CASE
                           WHEN message.parked THEN 'outbox_parked'
                           WHEN message.id IS NOT NULL THEN 'outbox'
                           WHEN sale.next_attempt_at IS NOT NULL THEN 'waiting_for_attempt'
                           WHEN original.status <> 'synced' THEN 'waiting_for_original'
                           ELSE 'broker'
                       END,
                       sale.currency, sale.total_amount, sale.tax_amount
                FROM pos.sales sale
                LEFT JOIN pos.outbox_messages message ON message.message_id = sale.queued_as
                LEFT JOIN pos.sales original ON original.id = sale.original_sale_id
                WHERE sale.status = 'pending'
            ) AS standing
            GROUP BY state, currency
            ORDER BY state, currency
            """;
        const string Whole = "SELECT currency, count(*), sum(total_amount), sum(tax_amount) FROM pos.sales GROUP BY currency";

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands = { new("SELECT now()"), new(ByState), new(Whole) },
            Timeout = (int)OurSales.TimeLimit.TotalSeconds,
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);

        await reader.ReadAsync(cancellationToken);
        var at = reader.GetDateTime(0);

        await reader.NextResultAsync(cancellationToken);
        var states = new List<StateTotal>();
        while (await reader.ReadAsync(cancellationToken))
        {
            states.Add(
                new(reader.GetString(0), reader.GetString(1), reader.GetInt64(2), reader.GetDecimal(3), reader.GetDecimal(4))
            );
        }

        await reader.NextResultAsync(cancellationToken);
        var all = new CurrencyTotals();
        while (await reader.ReadAsync(cancellationToken))
        {
            all.Add(reader.GetString(0), reader.GetInt64(1), reader.GetDecimal(2), reader.GetDecimal(3));
        }

        return new SaleStates(at, states, all);
    }
}
