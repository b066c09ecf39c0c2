namespace Pos.Api.OperatorsPage.Overview;

/// <summary>What became of the sales of the last hours, by when they were made: where waiting begins is when it began.</summary>
/// <param name="Buckets">One after the other, none left out.</param>
/// <param name="OlderWaiting">Pending sales that were made before all of them.</param>
/// <param name="OlderParked">Likewise the parked ones.</param>
public sealed record Flow(IReadOnlyList<FlowBucket> Buckets, long OlderWaiting, long OlderParked)
{
    public static readonly TimeSpan Width = TimeSpan.FromMinutes(5);

    /// <summary>Six hours of them.</summary>
    public const int Count = 72;

    public long Most => Buckets.Max(bucket => bucket.Made);
}

/// <summary>The sales, refunds and voids made in five minutes.</summary>
public sealed record FlowBucket(DateTimeOffset Start, long Made, long Waiting, long Parked)
{
    public long Booked => Math.Max(0, Made - Waiting - Parked);
}
