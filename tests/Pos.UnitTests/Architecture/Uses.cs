using System.Reflection;

namespace Pos.UnitTests.Architecture;

/// <summary>What a type uses: in its declaration, its members' signatures and its instructions.</summary>
internal static class Uses
{
    public static HashSet<Type> Of(Type type)
    {
        var used = new HashSet<Type>();
        Add(used, type.BaseType);
        Add(used, type.GetInterfaces());
        Add(used, type.Fields().Select(field => field.FieldType));
        Add(used, type.CustomAttributes.Select(attribute => attribute.AttributeType));
        foreach (var method in type.Methods())
        {
            Add(used, (method as MethodInfo)?.ReturnType);
            Add(used, method.GetParameters().Select(parameter => parameter.ParameterType));
            Add(used, method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? []);
            foreach (var member in Il.UsedBy(method))
            {
                Add(used, member as Type ?? member.DeclaringType);
                Add(used, (member as MethodInfo)?.GetGenericArguments() ?? []);
                Add(used, (member as MethodInfo)?.ReturnType);
            }
        }

        return used;
    }

    /// <summary>The types that use any of a kind, with what they use of it; for the message of a rule that is broken.</summary>
    public static IEnumerable<string> OfKind(IEnumerable<Type> types, Func<Type, bool> kind) =>
        types.SelectMany(type => Of(type).Where(kind).Select(used => $"{type.FullName} uses {used.FullName}")).Order();

    private static void Add(HashSet<Type> used, IEnumerable<Type> types)
    {
        foreach (var type in types)
        {
            Add(used, type);
        }
    }

    private static void Add(HashSet<Type> used, Type? type)
    {
        if (type is null || type.IsGenericParameter)
        {
            return;
        }

        if (type.HasElementType)
        {
            Add(used, type.GetElementType());
        }
        else if (used.Add(type.IsGenericType ? type.GetGenericTypeDefinition() : type))
        {
            Add(used, type.GetGenericArguments());
        }
        else if (type.IsGenericType)
        {
            Add(used, type.GetGenericArguments().Where(argument => !used.Contains(argument)));
        }
    }
}
