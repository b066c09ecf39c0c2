using System.Reflection;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.Metadata;
using Pos.Api.Sales;

namespace Pos.Api.Hosting.Security;

/// <summary>Who calls, as the token says.</summary>
/// <param name="UserId">The token's <c>sub</c>.</param>
/// <param name="Name">The cashier's name, for the receipt; never logged.</param>
/// <param name="StoreId">The only store whose sales the caller makes, and sees unless they are ops.</param>
/// <param name="TerminalId">The terminal the token is for, if it is for one.</param>
public sealed record Caller(string UserId, string? Name, string StoreId, string? TerminalId, bool IsManager, bool IsOps)
    : IEndpointParameterMetadataProvider
{
    /// <summary>Bound by the endpoints like any other parameter.</summary>
    public static ValueTask<Caller> BindAsync(HttpContext context) => ValueTask.FromResult(Of(context.User));

    /// <summary>Told to the documentation: it is no part of the request's body or query.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) { }

    /// <summary>Why these claims are nobody's who may call; null if they are somebody's.</summary>
    public static string? FaultOf(ClaimsPrincipal user) =>
        user.FindFirstValue("sub") is not { Length: > 0 and <= Sale.CashierIdMaxLength } ? "The token names no user."
        : user.FindFirstValue("store_id") is { } store && !SaleNumbers.IsStore(store) ? "The token names no store."
        : user.FindFirstValue("terminal_id") is { } terminal && !SaleNumbers.IsPart(terminal, Sale.TerminalIdMaxLength)
            ? "The token names no terminal."
        : null;

    private static Caller Of(ClaimsPrincipal user) =>
        new(
            user.FindFirstValue("sub")!,
            FreeText.Fit(user.FindFirstValue("name"), Sale.CashierMaxLength),
            user.FindFirstValue("store_id") ?? "",
            user.FindFirstValue("terminal_id"),
            user.IsInRole(Roles.Manager),
            user.IsInRole(Roles.Ops)
        );
}
