using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Pos.Api.OperatorsPage.Frame;

namespace Pos.Api.OperatorsPage.SignIn;

/// <summary>What is done about a sign-in beyond the protocol.</summary>
internal sealed partial class AuthEvents(
    IOptions<OperatorsPageOptions> options,
    OperatorTokens tokens,
    Fragments fragments,
    TimeProvider clock,
    ILogger<AuthEvents> logger
) : OpenIdConnectEvents
{
    /// <summary>Browsers may know Auth and this page by other addresses than this process does.</summary>
    public override Task RedirectToIdentityProvider(RedirectContext context)
    {
        var (message, page) = (context.ProtocolMessage, options.Value);
        message.IssuerAddress = page.AuthorizationUrl?.AbsoluteUri ?? message.IssuerAddress;
        if (page.PublicUrl is { } here)
        {
            message.RedirectUri = new Uri(here, context.Options.CallbackPath.Value).AbsoluteUri;
        }

        return Task.CompletedTask;
    }

    /// <summary>The ID token says who it is, the access token what they may do: what is kept comes from the latter.</summary>
    public override async Task TokenValidated(TokenValidatedContext context)
    {
        var (user, validTo, fault) = await tokens.ReadAsync(
            context.TokenEndpointResponse?.AccessToken,
            context.HttpContext.RequestAborted
        );
        if (user is null)
        {
            context.Fail(fault!);
            return;
        }

        context.Principal = user;
        var end = clock.GetUtcNow() + options.Value.SessionLifetime;
        context.Properties!.ExpiresUtc = validTo < end.UtcDateTime ? new DateTimeOffset(validTo, TimeSpan.Zero) : end;
        Log.SignedIn(logger, user.FindFirst("sub")!.Value);
    }

    /// <summary>Auth has refused, is away, or somebody came back with what is not ours.</summary>
    public override async Task RemoteFailure(RemoteFailureContext context)
    {
        Log.NotSignedIn(logger, context.Failure?.GetBaseException().Message ?? "no reason is known");
        context.HandleResponse();
        var isAway =
            context.Failure?.GetBaseException()
            is HttpRequestException
                or IOException
                or OperationCanceledException
                or System.Net.Sockets.SocketException;
        await fragments.WriteMessageAsync(context.HttpContext, isAway ? SignInMessages.AuthIsAway : SignInMessages.NotSignedIn);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Operator {UserId} has signed in")]
        public static partial void SignedIn(ILogger logger, string userId);

        [LoggerMessage(LogLevel.Warning, "Somebody could not sign in to the operators' page: {Error}")]
        public static partial void NotSignedIn(ILogger logger, string error);
    }
}
