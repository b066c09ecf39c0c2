using Pos.Api.Hosting.Problems;
using Pos.Api.Hosting.Security;

namespace Pos.Api.Sales;

/// <summary>At which terminal something is done, and by which number it is called.</summary>
internal static class TerminalRules
{
    /// <summary>The terminal of the request; the token's where the request names none.</summary>
    public static string? TerminalOf(string? terminalId, Caller caller) => terminalId ?? caller.TerminalId;

    /// <summary>Whether the request names a terminal, and the token another.</summary>
    public static bool IsForeign(string? terminalId, Caller caller) =>
        terminalId is not null && caller.TerminalId is not null && terminalId != caller.TerminalId;

    public static void Check(List<FieldError> errors, string? saleNumber, string? terminalId, Caller caller)
    {
        if (saleNumber is not null && SaleNumbers.Fault(saleNumber, caller.StoreId, TerminalOf(terminalId, caller)) is { } fault)
        {
            errors.Add(new("/sale_number", "invalid_sale_number", fault));
        }

        if (terminalId is not null && !SaleNumbers.IsPart(terminalId, Sale.TerminalIdMaxLength))
        {
            errors.Add(
                new("/terminal_id", "invalid_terminal", $"A terminal's id is 1 to {Sale.TerminalIdMaxLength} letters and digits.")
            );
        }
    }
}
