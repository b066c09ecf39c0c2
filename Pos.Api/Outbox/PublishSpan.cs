using System.Diagnostics;
using Pos.Hosting;

namespace Pos.Api.Outbox;

/// <summary>One try to publish a message, in the trace in which it was staged, however long ago that was.</summary>
internal sealed class PublishSpan : IDisposable
{
    private readonly Activity? _span;
    private readonly string? _subjectAttribute;

    private PublishSpan(Activity? span, string? traceParent, string? subjectAttribute)
    {
        _span = span;
        _subjectAttribute = subjectAttribute;
        TraceParent = span?.Id ?? traceParent;
    }

    /// <summary>What the message carries on.</summary>
    public string? TraceParent { get; }

    /// <param name="message">About to be published.</param>
    /// <param name="subjectAttribute">Under which name the message's subject is recorded; not at all if null.</param>
    public static PublishSpan Start(StagedMessage message, string? subjectAttribute)
    {
        var destination = NameOf(message.Destination);
        var parent = Tracing.ContextOf(message.TraceParent);
        var span = Tracing.Source.StartActivity($"publish {destination}", ActivityKind.Producer, parent);
        if (span is { IsAllDataRequested: true })
        {
            span.SetTag("messaging.system", "rabbitmq");
            span.SetTag("messaging.operation.name", "publish");
            span.SetTag("messaging.operation.type", "send");
            span.SetTag("messaging.destination.name", destination);
            span.SetTag("messaging.message.id", message.MessageId.ToString());
            span.SetTag("messaging.message.body.size", message.Body.Length);
        }

        return new PublishSpan(span, message.TraceParent, subjectAttribute);
    }

    /// <summary>Some of the headers tell what the message is about, and what caused it.</summary>
    public void Read(string header, object? value)
    {
        if (_span is not { IsAllDataRequested: true } || value is not string text)
        {
            return;
        }

        if (header == MessageStaging.SubjectHeader && _subjectAttribute is not null)
        {
            _span.SetTag(_subjectAttribute, text);
        }
        else if (header == MessageStaging.CauseHeader && Tracing.ContextOf(text) is { } cause && cause != default)
        {
            _span.AddLink(new ActivityLink(cause));
        }
    }

    public PublishAttempt EndAs(PublishAttempt attempt)
    {
        if (attempt.Result != PublishResult.Confirmed)
        {
            _span.Failed(attempt.Result.ToString().ToLowerInvariant(), attempt.Reason);
        }

        return attempt;
    }

    public void Dispose() => _span?.Dispose();

    private static string NameOf(string destination)
    {
        var name = destination.AsSpan(destination.IndexOf(':', StringComparison.Ordinal) + 1);
        var query = name.IndexOf('?');
        return (query < 0 ? name : name[..query]).ToString();
    }
}
