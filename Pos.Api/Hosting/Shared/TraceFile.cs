using System.Buffers;
using System.Diagnostics;
using System.Text.Json;
using OpenTelemetry;

namespace Pos.Hosting;

/// <summary>Appends spans to a file as lines of OTLP's JSON, which a collector can read as well.</summary>
/// <remarks>A file that cannot be written ends the recording, said once, and nothing else.</remarks>
internal sealed partial class TraceFile(string path, long maxBytes, ILogger<TraceFile> logger) : BaseExporter<Activity>
{
    private readonly ArrayBufferWriter<byte> _line = new();
    private bool _failed;

    public override ExportResult Export(in Batch<Activity> batch)
    {
        if (_failed)
        {
            return ExportResult.Failure;
        }

        // Its own spans would be without end.
        using var silence = SuppressInstrumentationScope.Begin();
        _line.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_line))
        {
            OtlpJson.Write(json, ParentProvider.GetResource(), batch);
        }

        _line.Write("\n"u8);
        return Append();
    }

    private ExportResult Append()
    {
        try
        {
            using (var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite))
            {
                file.Write(_line.WrittenSpan);
                if (file.Length < maxBytes)
                {
                    return ExportResult.Success;
                }
            }

            File.Move(path, $"{path}.1", overwrite: true);
            return ExportResult.Success;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _failed = true;
            Log.Failed(logger, path, exception);
            return ExportResult.Failure;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Spans cannot be written to {Path}; they are recorded no more")]
        public static partial void Failed(ILogger logger, string path, Exception exception);
    }
}
