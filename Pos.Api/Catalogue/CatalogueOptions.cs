using System.ComponentModel.DataAnnotations;

namespace Pos.Api.Catalogue;

/// <summary>How the copy of Inventory's products is kept.</summary>
public sealed class CatalogueOptions
{
    public const string SectionName = "Catalogue";

    /// <summary>How old the copy may become before all of it is read again.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "1.00:00:00")]
    public TimeSpan RefreshInterval { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How often an instance looks whether that is due; also the pause after a refresh that failed.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often the sales of one product write down that Inventory still says the same of it.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan SightingInterval { get; init; } = TimeSpan.FromMinutes(1);
}
