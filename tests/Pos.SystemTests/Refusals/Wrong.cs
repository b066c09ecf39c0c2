using System.Text;
using Pos.Api.Hosting.Problems;

namespace Pos.SystemTests.Refusals;

/// <summary>Every wrong request that somebody has thought of.</summary>
internal static class Wrong
{
    private const string Line = """{"product_id":"SKU-MILK-1L","quantity":1}""";
    private const string Good = $$"""{"items":[{{Line}}],"payment_method":"cash","customer_name":"{{Refusal.Private}}"}""";

    /// <summary>Things that no JSON of a request can be.</summary>
    private static IEnumerable<Refusal> Texts =>
        [
            Malformed("an unknown member", With("\"discont\":0.5"), "/discont"),
            Malformed("an unknown member of a line", Item("\"discont\":0.5"), "/items/0/discont"),
            Malformed("a member in other letters", With("\"Notes\":\"x\""), "/Notes"),
            Malformed("an unknown member that may be private", With("\"4111 1111 1111 1111\":1"), ""),
            Malformed("a member twice", With("\"payment_method\":\"card\""), "/payment_method"),
            Malformed("a member of a line twice", Item("\"quantity\":2"), "/items/0/quantity"),
            Malformed("a number as a string", Quantity("\"1\""), "/items/0/quantity"),
            Malformed("a string as a number", With("\"notes\":5"), "/notes"),
            Malformed("a truth as a number", Quantity("true"), "/items/0/quantity"),
            Malformed("a number of 40 digits", Quantity("1.000000000000000000000000000000000000000"), "/items/0/quantity"),
            Malformed("a number with an exponent", Quantity("1e2"), "/items/0/quantity"),
            Malformed("1e400", Quantity("1e400"), "/items/0/quantity"),
            Malformed("NaN", Quantity("NaN"), "/items/0/quantity"),
            Malformed("NaN as a string", Quantity("\"NaN\""), "/items/0/quantity"),
            Malformed("Infinity", Quantity("-Infinity"), "/items/0/quantity"),
            Malformed("a number that begins with 0", Quantity("01"), "/items/0/quantity"),
            Malformed("a number that begins with +", Quantity("+1"), "/items/0/quantity"),
            Malformed("a day that is not in the calendar", With("\"sold_at\":\"2026-02-30T10:00:00Z\""), "/sold_at"),
            Malformed("a time without an offset", With("\"sold_at\":\"2026-02-20T10:00:00\""), "/sold_at"),
            Malformed("a day for a time", With("\"sold_at\":\"2026-02-20\""), "/sold_at"),
            Malformed("a time as a number", With("\"sold_at\":1795428900"), "/sold_at"),
            Malformed("U+0000", With("\"notes\":\"a\\u0000b\""), "/notes"),
            Malformed("half a surrogate pair", With("\"notes\":\"\\ud800\""), "/notes"),
            Malformed("half a surrogate pair as a name", With("\"\\ud800\":1"), ""),
            Malformed("a control character that is not escaped", With("\"notes\":\"a\nb\""), "/notes"),
            Malformed("a list for an object", Good.Replace(Line, "[]", StringComparison.Ordinal), "/items/0"),
            Malformed("an object for a list", Good.Replace($"[{Line}]", "{}", StringComparison.Ordinal), "/items"),
            Malformed("40 lists within each other", With($"\"notes\":{new string('[', 40)}{new string(']', 40)}"), "/notes"),
            Malformed("100 000 lists within each other", new string('[', 100_000), ""),
            Malformed("a comment", "/* a sale */" + Good, ""),
            Malformed("a comma too many", Good[..^1] + ",}", ""),
            Malformed("two sales", Good + Good, ""),
            Malformed("a truncated sale", Good[..^5], "/customer_name"),
            Malformed("null", "null", ""),
            Malformed("a list", "[]", ""),
            Malformed("a text", "\"sale\"", ""),
            new("an empty body", ARequest.Post(""), ProblemCatalogue.MalformedRequest),
            new("blanks", ARequest.Post(" \r\n\t"), ProblemCatalogue.MalformedRequest),
            Bytes("bytes that are no UTF-8", [0xff, 0xfe]),
            Bytes("U+0000 in two bytes", [0xc0, 0x80]),
            Bytes("a surrogate in UTF-8", [0xed, 0xa0, 0x80]),
        ];

    /// <summary>Requests that can be read, and break rules.</summary>
    private static IEnumerable<Refusal> Rules =>
        [
            Invalid("no member", "{}", "/items required", "/payment_method required"),
            Invalid("no line", Good.Replace(Line, "", StringComparison.Ordinal), "/items required"),
            Invalid("a line that is null", Good.Replace(Line, "null", StringComparison.Ordinal), "/items/0 required"),
            Invalid(
                "501 lines",
                Good.Replace(Line, string.Join(',', Enumerable.Repeat(Line, 501)), StringComparison.Ordinal),
                "/items too_many"
            ),
            Invalid("no product", Good.Replace("SKU-MILK-1L", " ", StringComparison.Ordinal), "/items/0/product_id required"),
            Invalid(
                "a product of 101 characters",
                Good.Replace("SKU-MILK-1L", new string('x', 101), StringComparison.Ordinal),
                "/items/0/product_id too_long"
            ),
            Invalid("no quantity", Quantity("null"), "/items/0/quantity required"),
            Invalid("a negative quantity", Quantity("-1"), "/items/0/quantity not_positive"),
            Invalid("a quantity of 0", Quantity("0"), "/items/0/quantity not_positive"),
            Invalid("a quantity of -0.0", Quantity("-0.0"), "/items/0/quantity not_positive"),
            Invalid("a quantity beyond 100 000", Quantity("100000.001"), "/items/0/quantity too_large"),
            Invalid("a quantity beyond reason", Quantity("9999999999999999999999999999"), "/items/0/quantity too_large"),
            Invalid("a quantity of 4 places", Quantity("1.0001"), "/items/0/quantity too_many_digits"),
            Invalid("a negative discount", Item("\"discount\":-1"), "/items/0/discount negative"),
            Invalid("a discount of a tenth of a cent", Item("\"discount\":0.001"), "/items/0/discount too_many_digits"),
            Invalid("a discount beyond the line", Item("\"discount\":1.11"), "/items/0/discount discount_exceeds_line"),
            Invalid("a discount beyond the sale", With("\"discount_amount\":1.11"), "/discount_amount discount_exceeds_sale"),
            Invalid("a price beyond reason", Item("\"unit_price\":1000000000"), "/items/0/unit_price too_large") with
            {
                Request = ARequest.Post(Item("\"unit_price\":1000000000")) with { User = "ada" },
            },
            Invalid(
                "no payment",
                Good.Replace("\"payment_method\":\"cash\"", "\"notes\":null", StringComparison.Ordinal),
                "/payment_method required"
            ),
            Invalid(
                "a payment method that is none",
                Good.Replace("cash", "cowries", StringComparison.Ordinal),
                "/payment_method unknown_method"
            ),
            Invalid(
                "both ways to pay",
                With("\"payments\":[{\"method\":\"cash\",\"amount\":1.10}]"),
                "/payments mutually_exclusive"
            ),
            Invalid("a card number in the notes", With("\"notes\":\"4111 1111 1111 1111\""), "/notes card_number"),
            Invalid("a control character", With("\"notes\":\"a\\u0007b\""), "/notes forbidden_character"),
            Invalid("a mark that turns the writing", With("\"notes\":\"a\\u202eb\""), "/notes forbidden_character"),
            Invalid("notes of 1001 characters", With($"\"notes\":\"{new string('x', 1001)}\""), "/notes too_long"),
            Invalid("another store's number", With("\"sale_number\":\"S2-T1-000001\""), "/sale_number invalid_sale_number"),
            Invalid("another terminal's number", With("\"sale_number\":\"S1-T2-000001\""), "/sale_number invalid_sale_number"),
            Invalid("a number of no series", With("\"sale_number\":\"42\""), "/sale_number invalid_sale_number"),
            Invalid("a number in other digits", With("\"sale_number\":\"S1-T1-\u0661\""), "/sale_number invalid_sale_number"),
            Invalid("a sale of another century", With("\"sold_at\":\"1926-02-20T10:00:00Z\""), "/sold_at out_of_range"),
            Invalid(
                "everything at once",
                """
                {
                  "items": [
                    { "product_id": "SKU-MILK-1L", "quantity": -1, "discount": -1 },
                    { "product_id": "", "quantity": 0.0001 },
                    { "product_id": "SKU-MILK-1L", "discount": 0.01, "unit_price": -2 }
                  ],
                  "payment_method": "cowries",
                  "tendered_amount": -5,
                  "discount_amount": -1,
                  "customer_name": "a\u0007",
                  "notes": "4111111111111111",
                  "sale_number": "42",
                  "sold_at": "1926-02-20T10:00:00Z"
                }
                """,
                "/items/0/quantity not_positive",
                "/items/0/discount negative",
                "/items/1/product_id required",
                "/items/1/quantity too_many_digits",
                "/items/2/quantity required",
                "/items/2/unit_price negative",
                "/payment_method unknown_method",
                "/tendered_amount negative",
                "/discount_amount negative",
                "/customer_name forbidden_character",
                "/notes card_number",
                "/sale_number invalid_sale_number",
                "/sold_at out_of_range"
            ),
            new(
                "an unknown product",
                ARequest.Post(Good.Replace("SKU-MILK-1L", "SKU-NONE", StringComparison.Ordinal)),
                ProblemCatalogue.UnknownProduct
            ),
            Invalid(
                "an unknown product, and a rule broken",
                Quantity("-1").Replace("SKU-MILK-1L", "SKU-NONE", StringComparison.Ordinal),
                "/items/0/quantity not_positive"
            ),
            new("too little tendered", ARequest.Post(With("\"tendered_amount\":1.09")), ProblemCatalogue.InsufficientTender),
            new("another total", ARequest.Post(With("\"expected_total\":1.09")), ProblemCatalogue.TotalMismatch),
        ];

    /// <summary>What is wrong outside of the body.</summary>
    private static IEnumerable<Refusal> Envelopes =>
        [
            Unsupported("another content type", Sale with { ContentType = "text/xml" }),
            Unsupported("a form", Sale with { ContentType = "application/x-www-form-urlencoded" }),
            Unsupported("a JSON of somebody's own", Sale with { ContentType = "application/vnd.api+json" }),
            Unsupported("a content type that is none", Sale with { ContentType = "json" }),
            Unsupported("no content type", Sale with { ContentType = null }),
            Unsupported(
                "another charset",
                Sale with
                {
                    ContentType = "application/json; charset=utf-16",
                    Body = Encoding.Unicode.GetBytes(Good),
                }
            ),
            Unsupported("a charset that is none", Sale with { ContentType = "application/json; charset=none" }),
            Unsupported("a compressed body", Sale with { Headers = ["Content-Encoding: gzip"] }),
            new(
                "a body of 1 MiB and more",
                ARequest.Post(With($"\"notes\":\"{new string('x', 1024 * 1024)}\"")),
                ProblemCatalogue.PayloadTooLarge
            ),
            new("a large body in chunks", Chunked(new string('x', 2 * 1024 * 1024)), ProblemCatalogue.PayloadTooLarge),
            new(
                "a chunk without a length",
                Sale with
                {
                    Body = "zz\r\n{}"u8.ToArray(),
                    Headers = ["Transfer-Encoding: chunked"],
                },
                ProblemCatalogue.MalformedRequest
            ),
            new(
                "an unknown query parameter",
                Sale with
                {
                    Path = "/api/v1/sales?dry_run=true",
                },
                ProblemCatalogue.MalformedRequest
            ),
            Key("an empty key", "Idempotency-Key:"),
            Key("a key of 256 characters", $"Idempotency-Key: {new string('k', 256)}"),
            Key("a key with a blank", "Idempotency-Key: a b"),
            Key("a key that is not visible", "Idempotency-Key: \u00fc"),
            Key("two keys", "Idempotency-Key: a", "Idempotency-Key: b"),
            new("an answer that cannot be given", Sale with { Headers = ["Accept: text/xml"] }, ProblemCatalogue.NotAcceptable),
            new(
                "an answer that may not be JSON",
                Sale with
                {
                    Headers = ["Accept: application/json;q=0, text/plain"],
                },
                ProblemCatalogue.NotAcceptable
            ),
            new(
                "headers of 40 kB",
                Sale with
                {
                    Headers = [$"X-Large: {new string('x', 40_000)}"],
                },
                ProblemCatalogue.HeadersTooLarge
            ),
            new(
                "150 headers",
                Sale with
                {
                    Headers = [.. Enumerable.Range(0, 150).Select(number => $"X-{number}: 1")],
                },
                ProblemCatalogue.HeadersTooLarge
            ),
            new(
                "an address of 10 kB",
                ARequest.Get("/api/v1/pos/local/sales/" + new string('x', 10_000)),
                ProblemCatalogue.MalformedRequest
            ),
            Method("PUT", "GET, POST, HEAD"),
            Method("PATCH", "GET, POST, HEAD"),
            Method("DELETE", "GET, POST, HEAD"),
            Method("TRACE", "GET, POST, HEAD"),
            Method("BREW", "GET, POST, HEAD"),
            new(
                "DELETE of a sale",
                ARequest.Get("/api/v1/pos/local/sales/S1-T1-1") with
                {
                    Method = "DELETE",
                },
                ProblemCatalogue.MethodNotAllowed
            )
            {
                Headers = new Dictionary<string, string> { ["Allow"] = "GET, HEAD, OPTIONS" },
            },
            new("no such address", ARequest.Get("/api/v1/no-such-thing"), ProblemCatalogue.NotFound),
        ];

    private static IEnumerable<Refusal> Callers =>
        [
            Unauthenticated("no token", "Bearer", Sale with { User = null }),
            Unauthenticated(
                "a password",
                "Bearer",
                Sale with
                {
                    User = null,
                    Headers = ["Authorization: Basic Z3JhY2U6Z3JhY2U="],
                }
            ),
            Unauthenticated(
                "a token that is none",
                "Bearer error=\"invalid_token\"",
                Sale with
                {
                    User = null,
                    Headers = ["Authorization: Bearer x.y.z"],
                }
            ),
            new("a sale by ops", Sale with { User = "olga" }, ProblemCatalogue.Forbidden),
            new("another terminal", ARequest.Post(With("\"terminal_id\":\"T2\"")), ProblemCatalogue.Forbidden),
            new("a price of a cashier's own", ARequest.Post(Item("\"unit_price\":0.50")), ProblemCatalogue.Forbidden),
            new("a sale that does not exist", ARequest.Get("/api/v1/pos/local/sales/S1-T1-404"), ProblemCatalogue.NotFound),
            new(
                "HEAD of a sale that does not exist",
                ARequest.Get("/api/v1/pos/local/sales/S1-T1-404") with
                {
                    Method = "HEAD",
                },
                ProblemCatalogue.NotFound
            ),
        ];

    private static IEnumerable<Refusal> Lists =>
        [
            List("page=0"),
            List("page=-1"),
            List("page=1.5"),
            List("page="),
            List("page=99999999999999999999"),
            List("limit=0"),
            List("limit=201"),
            List("limit=1000000"),
            List("limit=1&limit=2"),
            List("start_date=2026-02-30"),
            List("start_date=22.11.2026"),
            List("start_date=2026-11-22&end_date=2026-11-21"),
            List("start_date=%00"),
            List("Page=1"),
            List("sort=asc"),
        ];

    public static readonly IReadOnlyDictionary<string, Refusal> Requests = Texts
        .Concat(Rules)
        .Concat(Envelopes)
        .Concat(Callers)
        .Concat(Lists)
        .ToDictionary(refusal => refusal.Name);

    public static ARequest Sale => ARequest.Post(Good);

    private static string With(string member) => $"{Good[..^1]},{member}}}";

    private static string Item(string member) => Good.Replace(Line, $"{Line[..^1]},{member}}}", StringComparison.Ordinal);

    private static string Quantity(string value) =>
        Good.Replace("\"quantity\":1", $"\"quantity\":{value}", StringComparison.Ordinal);

    private static Refusal Malformed(string name, string body, string pointer) =>
        new(name, ARequest.Post(body), ProblemCatalogue.MalformedRequest) { Pointer = pointer };

    private static Refusal Bytes(string name, byte[] bytes) =>
        new(
            name,
            Sale with
            {
                Body = [.. Encoding.UTF8.GetBytes(Good[..^1]), .. ",\"notes\":\""u8, .. bytes, .. "\"}"u8],
            },
            ProblemCatalogue.MalformedRequest
        )
        {
            Pointer = "/notes",
        };

    private static Refusal Invalid(string name, string body, params string[] errors) =>
        new(name, ARequest.Post(body), ProblemCatalogue.Validation) { Errors = errors };

    private static Refusal Unsupported(string name, ARequest request) =>
        new(name, request, ProblemCatalogue.UnsupportedMediaType);

    private static Refusal Key(string name, params string[] headers) =>
        new(name, Sale with { Headers = headers }, ProblemCatalogue.MalformedRequest);

    private static Refusal Method(string method, string allowed) =>
        new(method, Sale with { Method = method }, ProblemCatalogue.MethodNotAllowed)
        {
            Headers = new Dictionary<string, string> { ["Allow"] = $"{allowed}, OPTIONS" },
        };

    private static Refusal Unauthenticated(string name, string challenge, ARequest request) =>
        new(name, request, ProblemCatalogue.Unauthenticated)
        {
            Headers = new Dictionary<string, string> { ["WWW-Authenticate"] = challenge },
        };

    private static Refusal List(string query) =>
        new($"the list with {query}", ARequest.Get($"/api/v1/pos/local/sales?{query}"), ProblemCatalogue.MalformedRequest);

    private static ARequest Chunked(string body) =>
        Sale with
        {
            Body = Encoding.UTF8.GetBytes($"{body.Length:x}\r\n{body}\r\n0\r\n\r\n"),
            Headers = ["Transfer-Encoding: chunked"],
        };
}
