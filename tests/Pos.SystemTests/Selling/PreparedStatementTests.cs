using System.Net;
using Pos.SystemTests.Harness;
using Pos.SystemTests.Refusals;

namespace Pos.SystemTests.Selling;

/// <summary>
/// Statements are prepared as they repeat, in the midst of saves. A save that fails at that very moment must leave a connection on
/// which the next one works.
/// </summary>
public sealed class PreparedStatementTests(TestServers servers)
{
    /// <summary>Where in the save it fails: its statements in their order, and its commit.</summary>
    private static readonly string[] Places =
    [
        "BEFORE INSERT ON pos.sales",
        "BEFORE INSERT ON pos.sale_items",
        "BEFORE INSERT ON pos.sale_payments",
        "BEFORE INSERT ON pos.sale_taxes",
        "BEFORE INSERT ON pos.idempotency_keys",
        "BEFORE INSERT ON pos.outbox_messages",
    ];

    [Fact]
    public async Task Wherever_a_save_fails_and_however_often_it_was_made_before_the_next_ones_succeed()
    {
        await using var shop = await Shop.OpenAsync(servers, new ShopOptions { LedgerSyncs = 0 });
        await shop.Database.ExecuteAsync(
            """
            CREATE TABLE pos.fault (place text); GRANT SELECT ON pos.fault TO PUBLIC;
            CREATE FUNCTION pos.fail() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF EXISTS (SELECT FROM pos.fault WHERE place = TG_TABLE_NAME) THEN RAISE EXCEPTION 'not this one'; END IF;
                RETURN NEW;
            END $$
            """
        );
        foreach (var place in Places)
        {
            await shop.Database.ExecuteAsync($"CREATE TRIGGER a_fault {place} FOR EACH ROW EXECUTE FUNCTION pos.fail()");
        }

        foreach (var table in Places.Select(place => place.Split('.')[1]))
        {
            // Preparation begins at the third use of a statement on a connection: before it, with it, and after it.
            for (var before = 2; before <= 4; before++)
            {
                await ForgetConnectionsAsync(shop);
                for (var i = 0; i < before; i++)
                {
                    await SellAsync(shop, $"{table}, {before} before");
                }

                await shop.Database.ExecuteAsync("INSERT INTO pos.fault VALUES ($1)", table);
                Assert.Equal(HttpStatusCode.InternalServerError, (await shop.SendAsync(ASaleOfThree())).Status);
                await shop.Database.ExecuteAsync("DELETE FROM pos.fault");

                for (var i = 0; i < 3; i++)
                {
                    await SellAsync(shop, $"{table}, {before} before, {i} after");
                }
            }
        }
    }

    private static async Task SellAsync(Shop shop, string when)
    {
        var answer = await shop.SendAsync(ASaleOfThree());
        Assert.True(answer.Status == HttpStatusCode.Created, $"{when}: {answer}");
    }

    private static ARequest ASaleOfThree() =>
        ARequest.Post(ASale.Of("SKU-COFFEE-250").And("SKU-MILK-1L").And("SKU-COFFEE-250", 2).ToJson()) with
        {
            Headers = [$"Idempotency-Key: {Guid.NewGuid()}"],
        };

    /// <summary>What is prepared belongs to a connection; new ones begin at nothing.</summary>
    private static async Task ForgetConnectionsAsync(Shop shop)
    {
        await shop.Database.ExecuteAsync(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'pos-api'"
        );
        await WaitFor.ConditionAsync(
            async () => (await shop.SendAsync(ASaleOfThree())).Status == HttpStatusCode.Created,
            "the service has connected again"
        );
    }
}
