using System.Globalization;
using Microsoft.AspNetCore.Components;
using Pos.Api.OperatorsPage.Frame;

namespace Pos.Api.OperatorsPage.Overview;

/// <summary>The sales of the last hours as bars: where the colour of waiting begins is when it began.</summary>
public sealed partial class FlowPicture
{
    private const int Step = 12;
    private const int Gap = 1;
    private const int Base = 140;
    private const int Height = Base + 1;
    private const int Width = Step * Flow.Count;

    /// <summary>So that one sale among thousands is seen.</summary>
    private const int Least = 3;

    private static readonly int[] Lines = [Base / 4, Base / 2, Base * 3 / 4];

    [Parameter, EditorRequired]
    public required Flow Flow { get; set; }

    private IEnumerable<(int X, string Title, List<(string Kind, int Y, int Height)> Parts)> Bars =>
        Flow.Buckets.Select((bucket, i) => (i * Step, TitleOf(bucket), PartsOf(bucket)));

    /// <summary>Under the bars that begin with an hour; the picture is stretched, so in parts of its width.</summary>
    private IEnumerable<(string X, string Name)> Hours =>
        Flow
            .Buckets.Select((bucket, i) => (bucket.Start, Place: 100.0 * i / Flow.Count))
            .Where(bucket => bucket.Start.Minute == 0)
            .Select(bucket => (string.Create(CultureInfo.InvariantCulture, $"{bucket.Place:0.##}%"), Shown.Clock(bucket.Start)));

    private string Older =>
        Flow.OlderWaiting + Flow.OlderParked == 0
            ? ""
            : $" From before: {Shown.Count(Flow.OlderWaiting)} waiting, {Shown.Count(Flow.OlderParked)} parked.";

    /// <summary>What the picture says, for who cannot see it.</summary>
    private string Text
    {
        get
        {
            var (made, waiting, parked) = (
                Flow.Buckets.Sum(bucket => bucket.Made),
                Flow.Buckets.Sum(bucket => bucket.Waiting),
                Flow.Buckets.Sum(bucket => bucket.Parked)
            );
            var since = Flow.Buckets.FirstOrDefault(bucket => bucket.Waiting > 0) is { } first
                ? $" The first that waits was made after {Shown.Clock(first.Start)} UTC."
                : "";
            return $"Of {Shown.Count(made, "sale")} in six hours {Shown.Count(waiting)} wait and {Shown.Count(parked)} are parked.{since}{Older}";
        }
    }

    private static string TitleOf(FlowBucket bucket) =>
        $"{Shown.Clock(bucket.Start)} to {Shown.Clock(bucket.Start + Flow.Width)}: {Shown.Count(bucket.Booked)} booked, {Shown.Count(bucket.Waiting)} waiting, {Shown.Count(bucket.Parked)} parked";

    /// <summary>From the bottom: parked, waiting, booked.</summary>
    private List<(string Kind, int Y, int Height)> PartsOf(FlowBucket bucket)
    {
        var parts = new List<(string, int, int)>();
        var y = Base;
        foreach (var (kind, count) in new[] { ("parked", bucket.Parked), ("waiting", bucket.Waiting), ("booked", bucket.Booked) })
        {
            if (count > 0)
            {
                var height = Math.Min(y, Math.Max(Least, (int)Math.Round((Base - 2 * Least) * (double)count / Flow.Most)));
                y -= height;
                parts.Add((kind, y, height));
            }
        }

        return parts;
    }
}
