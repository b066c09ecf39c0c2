using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Pos.Api.Persistence;

/// <summary>Keeps an enumeration as its name in lower case, which the CHECKs and every reader of the table know.</summary>
internal sealed class LowerCaseWord<TEnum>()
    : ValueConverter<TEnum, string>(value => value.ToString().ToLowerInvariant(), word => Enum.Parse<TEnum>(word, true))
    where TEnum : struct, Enum;
