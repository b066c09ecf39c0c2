using System.Threading.Channels;

namespace Pos.Api.Stock;

/// <summary>What Inventory told of products while sales were made, for whoever keeps a copy of it.</summary>
/// <remarks>No sale waits for it or fails by it: where it is not read fast enough, the oldest is forgotten.</remarks>
public sealed class ProductSightings(TimeProvider clock)
{
    private const int MostWaiting = 5000;

    private readonly Channel<ProductSighting> _waiting = Channel.CreateBounded<ProductSighting>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }
    );

    public ChannelReader<ProductSighting> Reader => _waiting.Reader;

    /// <summary>To be taken before Inventory is asked: an answer is as old as its question.</summary>
    public long Now() => clock.GetTimestamp();

    public void Note(IEnumerable<Product> products, long askedAt)
    {
        foreach (var product in products)
        {
            _waiting.Writer.TryWrite(new(product, askedAt));
        }
    }
}

/// <summary>A product as Inventory told it.</summary>
/// <param name="AskedAt">When it was asked, by <see cref="ProductSightings.Now"/>.</param>
public sealed record ProductSighting(Product Product, long AskedAt);
