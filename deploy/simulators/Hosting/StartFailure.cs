using Microsoft.Extensions.Options;
using Npgsql;

namespace Pos.Simulators.Hosting;

/// <summary>Tells failures that the person who starts the program can mend, in one sentence; all others keep their stack trace.</summary>
internal static class StartFailure
{
    public static string? Explain(Exception failure) =>
        failure switch
        {
            OptionsValidationException options => string.Join(' ', options.Failures),
            FormatException format => format.Message,
            // The binder's own exception for a value that is no TimeSpan.
            InvalidOperationException { InnerException: FormatException } binding => binding.Message,
            PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } refused =>
                $"{refused.MessageText}. The user of DATABASE_URL needs CREATE on the database, or must own the schemas ledger, inventory and simulators.",
            PostgresException refused => $"The database refused to open the books: {refused.MessageText}.",
            NpgsqlException unreachable => $"The database of DATABASE_URL does not answer: {unreachable.Message}.",
            IOException taken when taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException =>
                $"{taken.Message} Simulators__AuthUrl, Simulators__InventoryUrl and Simulators__LedgerUrl move the ports.",
            _ => null,
        };
}
