using System.Text.Encodings.Web;
using Pos.Simulators.Auth.Identities;

namespace Pos.Simulators.Auth.SigningIn;

/// <summary>A list of everybody who can sign in. No password is asked: they all stand in the README.</summary>
internal static class SignInPage
{
    public static string Html { get; } =
        $$"""
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>Sign in</title>
              <style>
                body { font: 1rem system-ui, sans-serif; max-width: 24rem; margin: 4rem auto; padding: 0 1rem; }
                button { display: block; width: 100%; margin: .5rem 0; padding: .75rem 1rem; font: inherit; text-align: left; cursor: pointer; }
                small { opacity: .7; }
              </style>
            </head>
            <body>
              <h1>Sign in</h1>
              <p>This is the simulator of Auth: choose who you are.</p>
              <form method="post">
            {{string.Concat(Users.All.OrderBy(user => user.Username, StringComparer.Ordinal).Select(Button))}}
              </form>
            </body>
            </html>

            """;

    private static string Button(User user) =>
        $"""    <button name="username" value="{Encoded(user.Username)}">{Encoded(user.Name)} <small>{Encoded(user.Role)}, {Encoded(user.StoreId)}</small></button>{'\n'}""";

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(text);
}
