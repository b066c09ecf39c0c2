namespace Pos.SystemTests.Harness;

/// <summary>What a process says: all of it in a file, the end of it at hand for a failure's message.</summary>
internal sealed class ProcessLog : IDisposable
{
    private const int LinesAtHand = 40;

    private readonly Lock _gate = new();
    private readonly Queue<string> _end = new();
    private readonly StreamWriter _file;

    public ProcessLog(string name)
    {
        FileName = Path.Combine(Repository.Logs, $"{name}.log");
        _file = new StreamWriter(FileName) { AutoFlush = true };
    }

    public string FileName { get; }

    public string End
    {
        get
        {
            lock (_gate)
            {
                return string.Join(Environment.NewLine, _end);
            }
        }
    }

    public void Add(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_gate)
        {
            _file.WriteLine(line);
            _end.Enqueue(line);
            if (_end.Count > LinesAtHand)
            {
                _end.Dequeue();
            }
        }
    }

    public void Dispose() => _file.Dispose();
}
