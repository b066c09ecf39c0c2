using System.Net;

namespace Pos.SystemTests.Harness;

/// <summary>Tokens of the development Auth service.</summary>
internal static class SignIn
{
    private static readonly HttpClient Http = new();

    public static Task<string> AsUserAsync(Uri auth, string user) =>
        AskAsync(
            auth,
            new()
            {
                ["grant_type"] = "password",
                ["username"] = user,
                ["password"] = $"{user}-password",
            }
        );

    public static Task<string> AsServiceAsync(Uri auth, string service, string audience) =>
        AskAsync(
            auth,
            new()
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = service,
                ["client_secret"] = $"{service}-secret",
                ["audience"] = audience,
            }
        );

    private static async Task<string> AskAsync(Uri auth, Dictionary<string, string> request)
    {
        using var form = new FormUrlEncodedContent(request);
        using var response = await Http.PostAsync(new Uri(auth, "/connect/token"), form, Cancelled.ByTest);
        return (await Answer.OfAsync(response)).Expect(HttpStatusCode.OK)["access_token"];
    }
}
