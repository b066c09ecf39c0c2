using System.Text;
using Pos.Api.Outbox;
using Pos.Api.Sales;

namespace Pos.Api.Operations.SweepDeadLetters;

/// <summary>What is kept of a message while its sale is looked up.</summary>
/// <param name="Tag">By which the broker knows it on its channel.</param>
/// <param name="SaleNumber">Null where it names none.</param>
internal sealed record DeadLetterMessage(ulong Tag, string? SaleNumber)
{
    /// <summary>A header that names the sale beside <see cref="MessageStaging.SubjectHeader"/>: set where the message was given up.</summary>
    private const string SaleNumberHeader = "Pos-Sale-Number";

    public static DeadLetterMessage Of(ulong tag, IDictionary<string, object?>? headers) =>
        new(tag, TextOf(headers, MessageStaging.SubjectHeader) ?? TextOf(headers, SaleNumberHeader));

    /// <summary>Null also for what can be no sale's number: there may be anything in a header that we have not set.</summary>
    private static string? TextOf(IDictionary<string, object?>? headers, string name) =>
        headers?.TryGetValue(name, out var value) == true
        && (value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : value as string) is { } text
        && SaleNumbers.CanBe(text)
            ? text
            : null;
}
