using System.Reflection;
using System.Runtime.CompilerServices;
using Pos.Api.Persistence;
using Pos.Contracts;

namespace Pos.UnitTests.Architecture;

/// <summary>The code that the rules are about.</summary>
internal static class Code
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static readonly Assembly Api = typeof(PosDbContext).Assembly;
    public static readonly Assembly Contracts = typeof(SaleCreated).Assembly;
    public static readonly Assembly LedgerSync = typeof(LedgerSync.Sync.SyncRegistration).Assembly;

    public static readonly Assembly[] All = [Api, Contracts, LedgerSync];

    /// <summary>The types that somebody wrote, and not the compiler or a generator.</summary>
    public static IEnumerable<Type> Written(this Assembly assembly) =>
        assembly
            .GetTypes()
            .Where(type =>
                type.Namespace?.StartsWith("Pos.", StringComparison.Ordinal) == true
                && !type.FullName!.Contains('<')
                && type.GetCustomAttribute<CompilerGeneratedAttribute>() is null
            );

    /// <summary>The types of a namespace and below it, with what the compiler made of them.</summary>
    public static IReadOnlyList<Type> Of(this Assembly assembly, string name)
    {
        var types = assembly
            .GetTypes()
            .Where(type => type.Namespace == name || type.Namespace?.StartsWith(name + ".", StringComparison.Ordinal) == true)
            .ToList();

        // A rule about nothing is kept by everybody.
        return types.Count > 0 ? types : throw new InvalidOperationException($"There is no type in {name}: was it renamed?");
    }

    public static IEnumerable<MethodBase> Methods(this Type type) =>
        type.GetMethods(Everything).Concat<MethodBase>(type.GetConstructors(Everything));

    public static IEnumerable<FieldInfo> Fields(this Type type) => type.GetFields(Everything);

    /// <summary>The method as somebody wrote it: <c>Namespace.Type.Method</c>, also for its lambdas, iterators and state machines.</summary>
    public static string WrittenName(this MethodBase method)
    {
        var type = method.DeclaringType!;
        var name = method.Name;
        while (type.Name.Contains('<') && type.DeclaringType is { } outer)
        {
            name = type.Name.Contains("DisplayClass", StringComparison.Ordinal) || type.Name == "<>c" ? name : type.Name;
            type = outer;
        }

        var start = name.IndexOf('<') + 1;
        var end = name.IndexOf('>');
        return $"{type.FullName!.Replace('+', '.')}.{(end > start ? name[start..end] : name)}";
    }
}
