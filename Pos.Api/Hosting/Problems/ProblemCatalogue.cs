namespace Pos.Api.Hosting.Problems;

/// <summary>
/// Every problem that the API answers with: the table of the REST contract. The answers, their pages and the OpenAPI document
/// are all made of it.
/// </summary>
public static class ProblemCatalogue
{
    private const string SendAgain =
        "Send the same request again after the seconds of Retry-After, with the same Idempotency-Key or sale_number.";

    public static readonly ProblemType MalformedRequest = new(
        "malformed-request",
        400,
        "The request cannot be read.",
        "The request is not valid HTTP, or not of this route's form."
    )
    {
        Cause = """
            The text of the request is not of the form that the route reads: no valid JSON, a member that is unknown or given twice,
            a value of another type, a number with an exponent or too many digits, a day that is not in the calendar, text that is not
            valid UTF-8 or holds U+0000, a query parameter that is unknown, given twice or out of its range, or an Idempotency-Key that
            is not 1 to 255 visible characters. Only the first fault is told; pointer says where in the body it is, as a JSON pointer.
            """,
        Remedy = "Mend what writes the request. Sent again as it is, it is refused again.",
    };

    public static readonly ProblemType Unauthenticated = new(
        "unauthenticated",
        401,
        "A valid token is needed.",
        "Send Authorization: Bearer with a current token of the Auth service for the audience of this one."
    )
    {
        Cause =
            "There is no bearer token, or it has expired, or its issuer, audience, signature, algorithm or claims are not right.",
        Remedy = "Get a new token from the Auth service and send the request again with it.",
    };

    public static readonly ProblemType Forbidden = new(
        "forbidden",
        403,
        "This is not allowed.",
        "The roles of your token do not allow this call."
    )
    {
        Cause =
            "The token is good, but its roles, its store or its terminal do not allow the call, or a price that was set by hand.",
        Remedy =
            "Have somebody with the role do it; the operation's description names the role. Sent again as it is, it is refused again.",
    };

    public static readonly ProblemType NotFound = new(
        "not-found",
        404,
        "There is no such thing.",
        "Nothing is found at this address."
    )
    {
        Cause = "The address is none of the API's, or names a sale that does not exist or is another store's.",
        Remedy = "Check the address and the number.",
    };

    public static readonly ProblemType MethodNotAllowed = new(
        "method-not-allowed",
        405,
        "This method is not allowed here.",
        "The Allow header lists those that are."
    )
    {
        Cause = "The address exists, but not with this method. Sales are never changed or deleted: they are refunded or voided.",
        Remedy = "Use a method of the Allow header.",
    };

    public static readonly ProblemType NotAcceptable = new(
        "not-acceptable",
        406,
        "This cannot be given in any form that was asked for.",
        "The Accept header allows none of the forms in which this is answered."
    )
    {
        Cause = "The Accept header allows none of the media types that the route answers with. Nothing was done.",
        Remedy = "Accept application/json, or leave the header out.",
    };

    public static readonly ProblemType RequestTimeout = new(
        "request-timeout",
        408,
        "The request took too long to arrive.",
        "The body came too slowly, or not to its end. Nothing was done."
    )
    {
        Cause = "The body of the request came slower than the server waits for, or stopped.",
        Remedy = "Send the request again on a new connection.",
    };

    public static readonly ProblemType InsufficientStock = new(
        "insufficient-stock",
        409,
        "There is not enough in stock.",
        "At least one line asks for more than there is."
    )
    {
        Cause =
            "The store's policy is to sell only what is in the books, and a line asks for more; lines says which, with requested and available.",
        Remedy = "Sell less of it, or have the stock corrected in Inventory. Nothing was saved.",
    };

    public static readonly ProblemType SaleNumberTaken = new(
        "sale-number-taken",
        409,
        "The sale number is taken.",
        "A sale with other content has this number."
    )
    {
        Cause = "A sale number is unique for ever, and a sale with other content has this one. It may be another store's.",
        Remedy = "If the sale is a new one, give it the next number of the terminal's series.",
    };

    public static readonly ProblemType RequestInProgress = new(
        "request-in-progress",
        409,
        "The first request is still being worked on.",
        "Another request with the same key or number, or another refund of the same sale, has not ended yet."
    )
    {
        Cause =
            "Another request with the same Idempotency-Key or sale_number, or another refund of the same sale, has not ended within two seconds.",
        Remedy = SendAgain,
        RetryAfter = 1,
    };

    public static readonly ProblemType AlreadySynced = new(
        "already-synced",
        409,
        "The sale is in the Ledger already.",
        "There is nothing left to be synced."
    )
    {
        Cause = "The sale was to be synced, and the Ledger has it already.",
        Remedy = "Nothing needs to be done: ledger_entry_id of the sale names the entry.",
    };

    public static readonly ProblemType AlreadyResolved = new(
        "already-resolved",
        409,
        "Somebody has resolved it already.",
        "It is resolved, by somebody else or for another reason."
    )
    {
        Cause = "It was to be resolved, and is already; resolved_by, resolved_at and resolution say by whom, when and why.",
        Remedy = "Nothing needs to be done, unless their reason is not yours: then talk to them.",
    };

    public static readonly ProblemType NotRefundable = new(
        "not-refundable",
        409,
        "This cannot be refunded.",
        "Only a sale can be refunded or voided, and this is a refund or a void."
    )
    {
        Cause = "The number is that of a refund or of a void, or of a sale that was voided.",
        Remedy = "Refund or void the original sale, if anything of it is left.",
    };

    public static readonly ProblemType NotVoidable = new(
        "not-voidable",
        409,
        "This cannot be voided.",
        "Something of the sale was refunded, or it is void already."
    )
    {
        Cause = "Only a whole sale can be voided, and something of this one was refunded, or it is void already.",
        Remedy = "Refund what is left of it instead.",
    };

    public static readonly ProblemType PayloadTooLarge = new(
        "payload-too-large",
        413,
        "The body is too large.",
        "A body is at most 1 MiB, that of a batch 8 MiB."
    )
    {
        Cause = "The body is larger than 1 MiB, or than 8 MiB in a batch.",
        Remedy = "Send less at once: smaller batches, shorter texts.",
    };

    public static readonly ProblemType UnsupportedMediaType = new(
        "unsupported-media-type",
        415,
        "The body must be application/json.",
        "Send Content-Type: application/json, in UTF-8 and without a content coding."
    )
    {
        Cause =
            "The Content-Type is missing or is not application/json, names a charset other than utf-8, or the body is compressed.",
        Remedy = "Send plain JSON in UTF-8 with Content-Type: application/json.",
    };

    public static readonly ProblemType Validation = new(
        "validation",
        422,
        "The request breaks a rule.",
        "See errors for each rule that is broken."
    )
    {
        Cause = """
            The request can be read, but breaks rules of the contract. errors lists all of them, each with a JSON pointer to the member,
            a code that never changes, and a sentence for people.
            """,
        Remedy = "Mend each member that errors points to. Sent again as it is, it is refused again.",
    };

    public static readonly ProblemType UnknownProduct = new(
        "unknown-product",
        422,
        "A product is unknown.",
        "Inventory does not know every product of the sale."
    )
    {
        Cause = "Inventory does not know the products that product_ids lists.",
        Remedy = "Refresh the terminal's catalogue, or have the product entered in Inventory.",
    };

    public static readonly ProblemType CurrencyMismatch = new(
        "currency-mismatch",
        422,
        "The products have several currencies.",
        "All products of a sale must have one currency."
    )
    {
        Cause = "The products of the sale have the several currencies that currencies lists.",
        Remedy = "Make one sale for each currency.",
    };

    public static readonly ProblemType InsufficientTender = new(
        "insufficient-tender",
        422,
        "Too little was tendered.",
        "What was tendered is less than the total."
    )
    {
        Cause = "The payments come to tendered_amount, and the sale to total_amount.",
        Remedy = "Take the rest, or leave tendered_amount out if exactly the total is paid.",
    };

    public static readonly ProblemType TotalMismatch = new(
        "total-mismatch",
        422,
        "The total is another one.",
        "The sale does not come to expected_total."
    )
    {
        Cause = "The terminal has shown expected_total to the customer, and the server comes to total_amount.",
        Remedy = "Refresh the terminal's prices, show the customer the right total, and send the sale again with it.",
    };

    public static readonly ProblemType IdempotencyKeyReused = new(
        "idempotency-key-reused",
        422,
        "The idempotency key belongs to another request.",
        "This key has made a sale from another body. A new sale needs a new key."
    )
    {
        Cause = "The Idempotency-Key has made a sale of this terminal from another body; a key never expires.",
        Remedy = "Give every new sale a new key, for example a UUID, and repeat a sale only with its own body.",
    };

    public static readonly ProblemType RefundExceedsSale = new(
        "refund-exceeds-sale",
        422,
        "More is refunded than is left.",
        "At least one line asks for more than is left of it."
    )
    {
        Cause = "A line is to be refunded by more than was sold of it and not refunded yet; errors says which.",
        Remedy = "Look the sale up again and refund at most what is left of each line.",
    };

    public static readonly ProblemType RateLimited = new("rate-limited", 429, "Too many requests.", "Slow down.")
    {
        Cause = "The caller has sent more requests than are served in such a time.",
        Remedy = SendAgain,
        RetryAfter = 1,
    };

    public static readonly ProblemType HeadersTooLarge = new(
        "headers-too-large",
        431,
        "The headers are too large.",
        "The headers are at most 100, of 32 KiB together."
    )
    {
        Cause = "The request has more than 100 headers, or more than 32 KiB of them.",
        Remedy = "Send fewer and smaller headers.",
    };

    public static readonly ProblemType InternalError = new(
        "internal-error",
        500,
        "Something went wrong on our side.",
        "It is logged under this trace_id."
    )
    {
        Cause = "A fault of this service.",
        Remedy =
            "Report the trace_id. A sale is repeated with the same Idempotency-Key or sale_number, which never makes it twice.",
    };

    public static readonly ProblemType InventoryUnavailable = new(
        "inventory-unavailable",
        503,
        "Inventory is not available.",
        "The products could not be looked up, and nothing was saved. Send the request again."
    )
    {
        Cause =
            "Inventory did not answer in time, or has not for a while, and without it the products have no price: "
            + "the store does not sell from the local copy of the catalogue, or a product is not in it.",
        Remedy = SendAgain,
        RetryAfter = 2,
    };

    public static readonly ProblemType LedgerUnavailable = new(
        "ledger-unavailable",
        503,
        "The Ledger is not available.",
        "This is answered out of the Ledger's books, and the Ledger does not answer."
    )
    {
        Cause =
            "The history was asked for, or something that has to be held against the Ledger's books, and it does not answer. Sales are made all the same.",
        Remedy = "Ask again after the seconds of Retry-After, or read this store's sales under /api/v1/pos/local/sales.",
        RetryAfter = 5,
    };

    public static readonly ProblemType AuthUnavailable = new(
        "auth-unavailable",
        503,
        "The Auth service is not available.",
        "The token cannot be checked: the key that signed it was never seen, and Auth does not answer."
    )
    {
        Cause =
            "The token is signed with a key that this service has never seen, and the Auth service, which has the keys, does not answer.",
        Remedy = "Send the same request again after the seconds of Retry-After.",
        RetryAfter = 2,
    };

    public static readonly ProblemType DatabaseUnavailable = new(
        "database-unavailable",
        503,
        "The database is not available.",
        "Nothing was saved. Send the request again."
    )
    {
        Cause = "The database was not reached, or refused before the sale was committed. Nothing was saved.",
        Remedy = SendAgain,
        RetryAfter = 2,
    };

    public static readonly ProblemType OutcomeUnknown = new(
        "outcome-unknown",
        503,
        "It is not known whether the sale was saved.",
        "The connection to the database broke while it was being saved. Send the same request with the same key or number."
    )
    {
        Cause =
            "The connection to the database broke while the sale was committed, and it could not be found out whether it was.",
        Remedy = SendAgain + " If the sale was saved, the answer is that sale.",
        RetryAfter = 1,
    };

    /// <summary>All of them, in the order of their status.</summary>
    public static readonly IReadOnlyList<ProblemType> All =
    [
        MalformedRequest,
        Unauthenticated,
        Forbidden,
        NotFound,
        MethodNotAllowed,
        NotAcceptable,
        RequestTimeout,
        InsufficientStock,
        SaleNumberTaken,
        RequestInProgress,
        AlreadySynced,
        AlreadyResolved,
        NotRefundable,
        NotVoidable,
        PayloadTooLarge,
        UnsupportedMediaType,
        Validation,
        UnknownProduct,
        CurrencyMismatch,
        InsufficientTender,
        TotalMismatch,
        IdempotencyKeyReused,
        RefundExceedsSale,
        RateLimited,
        HeadersTooLarge,
        InternalError,
        InventoryUnavailable,
        LedgerUnavailable,
        AuthUnavailable,
        DatabaseUnavailable,
        OutcomeUnknown,
    ];

    /// <summary>The problem of a status that the framework answers by itself.</summary>
    public static ProblemType OfStatus(int status) =>
        status switch
        {
            401 => Unauthenticated,
            403 => Forbidden,
            404 => NotFound,
            405 => MethodNotAllowed,
            406 => NotAcceptable,
            408 => RequestTimeout,
            413 => PayloadTooLarge,
            415 => UnsupportedMediaType,
            429 => RateLimited,
            431 => HeadersTooLarge,
            >= 400 and < 500 => MalformedRequest,
            _ => InternalError,
        };

    /// <summary>The problem of a <c>type</c>, if it is one of ours.</summary>
    public static ProblemType? OfType(string? type) => All.FirstOrDefault(problem => problem.Type == type);
}
