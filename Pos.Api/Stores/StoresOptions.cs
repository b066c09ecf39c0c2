using Microsoft.Extensions.Options;
using Pos.Api.Pricing;

namespace Pos.Api.Stores;

/// <summary>The configured stores, by id.</summary>
public sealed class StoresOptions() : Dictionary<string, StoreOptions>(StringComparer.Ordinal)
{
    public const string SectionName = "Stores";
}

/// <summary>Refuses to start with a rule that cannot be followed.</summary>
internal sealed class StoresOptionsValidator : IValidateOptions<StoresOptions>
{
    public ValidateOptionsResult Validate(string? name, StoresOptions options)
    {
        var failures = options.SelectMany(store => Failures(store.Key, store.Value)).ToList();
        return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }

    private static IEnumerable<string> Failures(string id, StoreOptions store)
    {
        // The server's own numbers begin with POS-, and a store's begin with its name.
        if (id.Equals("POS", StringComparison.OrdinalIgnoreCase) || id.Length == 0 || !id.All(char.IsAsciiLetterOrDigit))
        {
            yield return $"Stores:{id}: a store's id is letters and digits, and not POS.";
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(store.TimeZone, out _))
        {
            yield return $"Stores:{id}:TimeZone: there is no time zone '{store.TimeZone}'.";
        }

        if (store.CashRounding is <= 0)
        {
            yield return $"Stores:{id}:CashRounding must be more than 0.";
        }

        if (store.Currency is not null && !Currency.TryParse(store.Currency, out _))
        {
            yield return $"Stores:{id}:Currency: '{store.Currency}' is no currency of ISO 4217.";
        }
    }
}
