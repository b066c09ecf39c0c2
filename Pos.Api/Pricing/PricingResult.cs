using System.Diagnostics.CodeAnalysis;

namespace Pos.Api.Pricing;

/// <summary>Either the value asked for, or all the rules that stood against it.</summary>
public sealed class PricingResult<T>
    where T : class
{
    internal PricingResult(T value)
    {
        Value = value;
        Errors = [];
    }

    internal PricingResult(IReadOnlyList<PricingError> errors) => Errors = errors;

    /// <summary>The outcome; null where <see cref="Errors"/> has any.</summary>
    public T? Value { get; }

    /// <summary>Every rule that was broken, in the order of the request; empty where there is a <see cref="Value"/>.</summary>
    public IReadOnlyList<PricingError> Errors { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    public bool Succeeded => Value is not null;
}
