namespace Pos.Api.Hosting.Problems;

public static class ProblemsRegistration
{
    /// <summary>Every error, the framework's own too, is a problem of the contract's table and carries <c>trace_id</c>.</summary>
    public static WebApplicationBuilder AddPosProblems(this WebApplicationBuilder builder)
    {
        builder.Services.AddExceptionHandler<UnhandledExceptions>();
        // Before the framework's writer, which leaves out whoever accepts no JSON.
        builder.Services.AddSingleton<IProblemDetailsWriter, ProblemWriter>();
        builder.Services.AddProblemDetails();

        // What a route cannot bind goes to UnhandledExceptions too, and is no empty 400.
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);

        return builder;
    }

    public static WebApplication UsePosProblems(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        return app;
    }
}
