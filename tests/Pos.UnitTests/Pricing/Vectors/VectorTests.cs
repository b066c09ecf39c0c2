using System.Text.Json.Nodes;
using Xunit;

namespace Pos.UnitTests.Pricing.Vectors;

/// <summary>The table that terminals in other languages run is what the engine does.</summary>
public sealed class VectorTests
{
    private const string Rewrite = "POS_REWRITE_VECTORS";

    [Fact]
    public void Every_published_vector_comes_out_as_it_is_written()
    {
        var cases = VectorFile.Read();

        Assert.True(cases.Count(VectorFile.IsByHand) >= 40);
        Assert.All(
            cases,
            vector =>
            {
                var outcome = VectorRunner.Run((string)vector["kind"]!, vector["request"]!);
                Assert.True(JsonNode.DeepEquals(vector["expected"], outcome), $"{vector["name"]}: {outcome.ToJsonString()}");
            }
        );
    }

    [Fact]
    public void The_published_table_is_what_the_generator_makes()
    {
        var text = VectorFile.Write([.. VectorFile.Read().Where(VectorFile.IsByHand), .. VectorGenerator.Cases()]);
        if (Environment.GetEnvironmentVariable(Rewrite) == "1")
        {
            File.WriteAllText(VectorFile.Location, text);
        }

        Assert.True(text == File.ReadAllText(VectorFile.Location), $"The engine or the generator changed: run with {Rewrite}=1.");
    }

    [Fact]
    public void Every_vector_has_a_name_of_its_own()
    {
        var names = VectorFile.Read().Select(vector => (string)vector["name"]!).ToArray();

        Assert.Equal(names.Distinct(), names);
    }
}
