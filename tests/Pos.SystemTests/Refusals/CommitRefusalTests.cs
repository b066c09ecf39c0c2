using System.Net;
using Pos.Api.Hosting.Problems;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Refusals;

/// <summary>A save is one round trip that ends with its commit: what goes wrong only there is told like all else.</summary>
public sealed class CommitRefusalTests(OpenShop open) : IClassFixture<OpenShop>
{
    private readonly Shop _shop = open.Shop;

    [Fact]
    public async Task What_the_database_refuses_at_the_commit_is_not_answered_as_made()
    {
        await AtTheCommitAsync("refuse", "RAISE EXCEPTION 'not this one' USING ERRCODE = 'check_violation'");

        var answer = await _shop.SendAsync(ASaleNoted("refuse"));

        Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
        Assert.Equal(0, await RowsAsync("refuse"));
    }

    [Fact]
    public async Task A_connection_that_dies_at_the_commit_leaves_the_outcome_unknown_and_a_repeat_is_safe()
    {
        await AtTheCommitAsync("die", "PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(5)");
        var request = ASaleNoted("die") with { Headers = ["Idempotency-Key: dies-at-the-commit"] };

        new Refusal("", request, ProblemCatalogue.OutcomeUnknown).Check(await _shop.SendAsync(request));
        Assert.Equal(0, await RowsAsync("die"));

        await _shop.Database.ExecuteAsync("DROP TRIGGER die ON pos.sales");
        Assert.Equal(HttpStatusCode.Created, (await _shop.SendAsync(request)).Status);
        Assert.Equal(1, await RowsAsync("die"));
    }

    private static ARequest ASaleNoted(string notes) =>
        ARequest.Post(ASale.Of("SKU-COFFEE-250").And("SKU-MILK-1L").With("notes", notes).ToJson());

    /// <summary>Does something to sales with these notes when their transaction commits.</summary>
    private Task<int> AtTheCommitAsync(string notes, string statement) =>
        _shop.Database.ExecuteAsync(
            $"""
            CREATE FUNCTION pos.{notes}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {statement}; RETURN NULL; END $$;
            GRANT EXECUTE ON FUNCTION pos.{notes}() TO pos_api;
            CREATE CONSTRAINT TRIGGER {notes} AFTER INSERT ON pos.sales
                DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.notes = '{notes}') EXECUTE FUNCTION pos.{notes}()
            """
        );

    private Task<long> RowsAsync(string notes) =>
        _shop.Database.ScalarAsync<long>("SELECT count(*) FROM pos.sales WHERE notes = $1", notes);
}
