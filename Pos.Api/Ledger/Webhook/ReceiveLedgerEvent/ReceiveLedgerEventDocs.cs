using Pos.Api.Hosting.OpenApi;

namespace Pos.Api.Ledger.Webhook.ReceiveLedgerEvent;

internal static class ReceiveLedgerEventDocs
{
    public static readonly RouteDocs Route = new()
    {
        Summary = "The Ledger's confirmation of an entry",
        Description = """
            Called by the Ledger, signed as Standard Webhooks has it: `webhook-signature` holds `v1,` and base 64 of the HMAC-SHA256 of
            `webhook-id.webhook-timestamp.body` under a secret of `Webhooks__LedgerSecrets`; several with spaces between them while
            secrets are rotated. The timestamp may be five minutes off. Without a secret configured every call is refused with 401.

            It may come before the answer to the call that booked the entry, or twice: a `webhook-id` is taken once, and a sale is
            settled once. An event of another type, or about a number that is no sale of ours, is answered with 204 and ignored.
            A second and different `entry_id` of a sale changes nothing, and is noted for the operators.
            """,
        Parameters =
        [
            new(
                ParameterPlace.Header,
                WebhookAuthentication.IdHeader,
                "Identifies the event; a repeat has the same.",
                "msg_2KWPBgLlAfxdpx2AI54pPJ85f4W"
            ),
            new(
                ParameterPlace.Header,
                WebhookAuthentication.TimestampHeader,
                "When it was sent, in seconds since 1970.",
                "1795338900"
            ),
            new(
                ParameterPlace.Header,
                WebhookAuthentication.SignatureHeader,
                "One signature, or several with a space between them.",
                "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4="
            ),
        ],
        Requests = new Dictionary<string, string>
        {
            ["confirmed"] = """
                { "type": "entry.confirmed", "reference": "S1-T1-000042", "entry_id": "LE-000000000042" }
                """,
        },
        Answers = [new(204, "Taken; also where there was nothing to do.", Example: null)],
    };
}
