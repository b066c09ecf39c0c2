using System.Text.Json.Nodes;

namespace Pos.SystemTests.Harness;

/// <summary>The policies that every way of starting applies, so that the tests run under no others.</summary>
internal static class Policies
{
    public static async Task ApplyAsync(ManagementApi management, string vhost)
    {
        var file = Repository.PathOf("deploy", "rabbitmq", "definitions.json");
        var definitions = JsonNode.Parse(await File.ReadAllTextAsync(file, Cancelled.ByTest));
        var policies = definitions?["policies"]?.AsArray() ?? [];
        if (policies.Count == 0)
        {
            throw new HarnessException($"{file} holds no policy.");
        }

        foreach (var policy in policies)
        {
            var name = policy!["name"]!.GetValue<string>();
            var content = new JsonObject(policy.AsObject().Where(member => member.Key is not ("vhost" or "name")).Select(Copy));
            await management.SetPolicyAsync(vhost, name, content);
        }
    }

    private static KeyValuePair<string, JsonNode?> Copy(KeyValuePair<string, JsonNode?> member) =>
        new(member.Key, member.Value?.DeepClone());
}
