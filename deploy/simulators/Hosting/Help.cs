namespace Pos.Simulators.Hosting;

internal static class Help
{
    public const string Text = """
        pos-simulators: Auth, Inventory and Ledger for development and tests of Pos, in one process.

        Usage: dotnet Pos.Simulators.dll [--help]

        Set by the environment (or by the command line, --Simulators:AuthUrl=…):

          DATABASE_URL              Where the books are: Host=…;Database=…;Username=…;Password=…
                                    or postgresql://user:password@host:port/database. Required.
                                    The schemas ledger, inventory and simulators are made at start.
          Simulators__AuthUrl       Auth listens here.       Default http://127.0.0.1:8004
          Simulators__InventoryUrl  Inventory listens here.  Default http://127.0.0.1:8002
          Simulators__LedgerUrl     Ledger listens here.     Default http://127.0.0.1:8000
                                    http://*:8004 listens on every interface.
          Simulators__Issuer        iss of every token.      Default http://127.0.0.1:8004
          Simulators__TokenLifetime How long tokens live, hh:mm:ss, at most a day (1.00:00:00).
                                    Default 08:00:00 for users and 01:00:00 for services.
          Simulators__WebhookUrl    Where the Ledger confirms each entry, and what it signs that with:
          Simulators__WebhookSecret whsec_ and 24 to 64 bytes in base64. Default: no confirmations.
          Logging__LogLevel__Microsoft.AspNetCore=Information
                                    Shows every request.

        On every port: GET /health, /_faults/{auth|inventory|ledger}, /_audit/{inventory|ledger}, /_stock/{product_id}.
        The README.md beside the source shows users, clients, faults and examples.

        """;
}
