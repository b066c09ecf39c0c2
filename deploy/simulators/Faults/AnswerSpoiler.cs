namespace Pos.Simulators.Faults;

/// <summary>Writes one of <see cref="SpoiltAnswers"/>.</summary>
internal sealed class AnswerSpoiler(HttpContext context, FaultLine line, Fault fault)
{
    private static readonly byte[] Blanks = [.. Enumerable.Repeat((byte)' ', 8 * 1024)];

    /// <summary>Of an entry that is not in the books: their numbers begin with 1.</summary>
    private static readonly byte[] ForgedReceipt = """{"entry_id":"LE-000000000000"}"""u8.ToArray();

    /// <summary>Answers a post that was not done as if it had been.</summary>
    public Task AnswerAsync() => AnswerAsync(StatusCodes.Status201Created, ForgedReceipt);

    /// <summary>Answers a post that was done with something else than its receipt; a refusal is passed on as it is.</summary>
    public async Task AnswerAfterEffectAsync(RequestDelegate next)
    {
        var kept = await KeptAnswer.OfAsync(context, next);
        await (kept.IsSuccess ? AnswerAsync(context.Response.StatusCode, kept.Body) : kept.PassOnAsync());
    }

    private async Task AnswerAsync(int status, ReadOnlyMemory<byte> receipt)
    {
        var response = context.Response;
        response.Clear();
        response.StatusCode = status;
        response.ContentType = "application/json";

        switch (fault.Answer)
        {
            case SpoiltAnswers.Junk:
                await response.Body.WriteAsync(receipt[..(receipt.Length / 2)]);
                break;
            case SpoiltAnswers.Redirect:
                response.Redirect(context.Request.Path);
                break;
            case SpoiltAnswers.Endless:
                await response.Body.WriteAsync(receipt);
                await WriteBlanksAsync();
                break;
            case SpoiltAnswers.WrongContentType:
                response.ContentType = "text/html";
                await response.Body.WriteAsync(receipt);
                break;
            case SpoiltAnswers.NoEntryId:
                await response.Body.WriteAsync("{}"u8.ToArray());
                break;
            case SpoiltAnswers.NulEntryId:
                await response.Body.WriteAsync("""{"entry_id":"LE-\u0000"}"""u8.ToArray());
                break;
            default:
                throw new InvalidOperationException($"There is no answer '{fault.Answer}'.");
        }
    }

    /// <summary>Until the caller has had enough, or the fault is lifted; whole it never becomes.</summary>
    private async Task WriteBlanksAsync()
    {
        while (ReferenceEquals(line.Current, fault))
        {
            await context.Response.Body.WriteAsync(Blanks, context.RequestAborted);
        }

        context.Abort();
    }
}
