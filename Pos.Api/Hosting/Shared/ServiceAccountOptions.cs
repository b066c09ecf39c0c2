using System.ComponentModel.DataAnnotations;

namespace Pos.Hosting;

/// <summary>The service's own account at Auth, for its calls to the services behind it.</summary>
internal sealed class ServiceAccountOptions
{
    public const string SectionName = "ServiceAccount";

    [Required]
    public string ClientId { get; init; } = "";

    [Required]
    public string ClientSecret { get; init; } = "";

    /// <summary>How long before its end a token is no longer used.</summary>
    public TimeSpan RefreshBefore { get; init; } = TimeSpan.FromMinutes(1);
}
