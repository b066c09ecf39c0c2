using System.Text.Json.Nodes;

namespace Pos.SystemTests.Harness;

/// <summary>The request of a sale, as a terminal would write it.</summary>
public sealed class ASale
{
    private readonly JsonObject _request = new() { ["items"] = new JsonArray(), ["payment_method"] = "cash" };

    private ASale() { }

    public static ASale Of(string productId, decimal quantity = 1, decimal? discount = null) =>
        new ASale().And(productId, quantity, discount);

    public ASale And(string productId, decimal quantity = 1, decimal? discount = null)
    {
        var item = new JsonObject { ["product_id"] = productId, ["quantity"] = quantity };
        if (discount is not null)
        {
            item["discount"] = discount;
        }

        _request["items"]!.AsArray().Add(item);
        return this;
    }

    /// <summary>Sets a member of the request, also to what no terminal should send.</summary>
    public ASale With(string member, JsonNode? value)
    {
        _request[member] = value;
        return this;
    }

    public ASale Without(string member)
    {
        _request.Remove(member);
        return this;
    }

    public string ToJson() => _request.ToJsonString();
}
