using System.Globalization;

namespace Pos.SystemTests.Harness;

internal sealed class NativeBrokerServer : BrokerServer
{
    private readonly NativeScript _script = new("rabbitmq");

    public override Task StartAsync() =>
        _script.StartAsync(
            AmqpPort.ToString(CultureInfo.InvariantCulture),
            ManagementPort.ToString(CultureInfo.InvariantCulture)
        );

    public override Task StopAsync() => _script.StopAsync();

    public override Task KillAsync() => _script.KillAsync();

    public override async Task WipeAsync()
    {
        await KillAsync();
        Directory.Delete(Path.Combine(_script.Folder, "data"), recursive: true);
        await StartAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await _script.DisposeAsync();
        await base.DisposeAsync();
    }
}
