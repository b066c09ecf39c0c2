namespace Pos.Api.Operations.ListDeadLetters;

/// <summary>Puts together what is parked, by cause, and one page of the sales themselves.</summary>
internal sealed class DeadLetterList(ParkedSales parked, QueueDepths depths)
{
    public async Task<DeadLettersPage> ReadAsync(ListDeadLettersQuery query, CancellationToken cancellationToken)
    {
        var standing = depths.OfDeadLettersAsync(cancellationToken);
        var groups = await parked.GroupsAsync(query.Filter, cancellationToken);
        var (sales, next) = await parked.PageAsync(query, cancellationToken);

        return new DeadLettersPage
        {
            Count = groups.Sum(group => group.Count),
            Groups = groups.ConvertAll(group => group with { Sales = [.. sales[group.Cause]] }),
            Limit = query.Limit,
            NextCursor = next,
            Unreadable = await parked.UnreadableAsync(cancellationToken),
            MessagesStanding = await standing,
        };
    }
}
