namespace Pos.Api.Hosting.OpenApi;

/// <summary>Says what the elements of a list are that is read one by one, so that one that cannot be read blocks no other.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ElementsAreAttribute(Type type) : Attribute
{
    public Type Type => type;
}
