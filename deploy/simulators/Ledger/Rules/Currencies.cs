using System.Collections.Frozen;

namespace Pos.Simulators.Ledger.Rules;

/// <summary>The currencies in use (ISO 4217) and the digits of their minor units.</summary>
internal static class Currencies
{
    private static readonly FrozenDictionary<string, int> Digits = Of(
            0,
            "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
        )
        .Concat(Of(3, "BHD IQD JOD KWD LYD OMR TND"))
        .Concat(
            Of(
                2,
                """
                AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK
                DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD
                KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP
                PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH
                USD UYU UZS VES WST XCD XCG YER ZAR ZMW ZWG
                """
            )
        )
        .ToFrozenDictionary(StringComparer.Ordinal);

    public static bool IsKnown(string code) => Digits.ContainsKey(code);

    public static int? DigitsOf(string code) => Digits.TryGetValue(code, out var digits) ? digits : null;

    private static IEnumerable<KeyValuePair<string, int>> Of(int digits, string codes) =>
        codes.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(code => KeyValuePair.Create(code, digits));
}
