using MassTransit;
using Pos.Api.Persistence;
using Pos.Api.Pricing;
using Pos.Api.Stock;

namespace Pos.Api.Sales;

/// <summary>
/// Walks the way of a sale once before the first request, so that no customer waits while it is compiled: the products of a
/// sale that nobody makes are looked up, and the sale is saved in a transaction that is rolled back.
/// </summary>
internal sealed partial class WarmUp(IServiceScopeFactory scopes, TimeProvider clock, ILogger<WarmUp> logger)
    : IHostedLifecycleService
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Before anything else is started, the server too.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await WalkAsync(scope.ServiceProvider, limit.Token);
        }
        catch (Exception exception) when (IsAway(exception) && !cancellationToken.IsCancellationRequested)
        {
            // The service starts all the same; its first sale is slower, that is all.
            Log.NotWarm(logger, exception.Message);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task WalkAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<PosDbContext>();
        var sale = NobodysSale();

        await services.GetRequiredService<InventoryClient>().LookUpAsync([sale.SaleNumber], cancellationToken);
        var marks = new RequestMarks(
            "warm-up",
            "warm-up",
            sale.SaleNumber,
            CanonicalRequest.Hash(new CreateSale.CreateSaleRequest())
        );
        await services.GetRequiredService<Repeats>().FindAsync(marks, cancellationToken);

        db.Add(sale);
        db.AddRange(marks.ToKeys(sale.Id));
        await services.GetRequiredService<IPublishEndpoint>().Publish(sale.ToSaleCreated(), cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.RollbackAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    private Sale NobodysSale()
    {
        var price = SalePricing
            .Price(new PricingRequest(Currency.Parse("EUR"), [new PricingLine(1, 1, 0, 0.2m, true)], 0, null, false))
            .Value!;

        return Sale.Ring(
            new SaleDraft
            {
                SaleNumber = $"WARM-UP-{Guid.CreateVersion7():N}",
                StoreId = "WARMUP",
                CashierId = "warm-up",
                SoldAt = clock.GetUtcNow(),
                Lines = [new DraftLine(1, "warm-up", "warm-up", "warm-up", 1, 1)],
                Price = price,
                Tender = Tenders.Settle(price.Currency, 1, new TenderRequest(PaymentMethods.Cash, null, null)).Value!,
            }
        );
    }

    private static bool IsAway(Exception exception) =>
        exception is OperationCanceledException || exception.DatabaseFault() is not null;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The first sale will be slow; the way of a sale could not be walked: {Reason}")]
        public static partial void NotWarm(ILogger logger, string reason);
    }
}
