using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Microsoft.Net.Http.Headers;
using Pos.Api.Hosting.Problems;

namespace Pos.Api.Hosting.Security;

/// <summary>What is done about a token beyond the checks of the framework.</summary>
internal sealed class BearerEvents(AuthKeys keys, IProblemDetailsService problems) : JwtBearerEvents
{
    private const string Scheme = JwtBearerDefaults.AuthenticationScheme + " ";

    /// <summary>Fetches the key before it is needed.</summary>
    public override async Task MessageReceived(MessageReceivedContext context)
    {
        var header = context.Request.Headers[HeaderNames.Authorization].ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        if (Read(header[Scheme.Length..].Trim()) is not { } token)
        {
            context.Fail("This is no token.");
        }
        else if (!await keys.SeekAsync(token.Kid))
        {
            context.Fail(new AuthUnavailableException());
        }
    }

    /// <summary>A token that is signed well may still say what no caller can be.</summary>
    public override Task TokenValidated(TokenValidatedContext context)
    {
        if (Caller.FaultOf(context.Principal!) is { } fault)
        {
            context.Fail(fault);
        }

        return Task.CompletedTask;
    }

    public override async Task Challenge(JwtBearerChallengeContext context)
    {
        if (context.AuthenticateFailure is AuthUnavailableException)
        {
            context.HandleResponse();
            await problems.WriteAsync(
                new() { HttpContext = context.HttpContext, ProblemDetails = Problem.Details(ProblemCatalogue.AuthUnavailable) }
            );
        }
    }

    private static JsonWebToken? Read(string text)
    {
        try
        {
            return new JsonWebToken(text);
        }
        catch (Exception malformed) when (malformed is ArgumentException or SecurityTokenException)
        {
            // No three parts, no base 64, no JSON: all the same to us.
            return null;
        }
    }
}
