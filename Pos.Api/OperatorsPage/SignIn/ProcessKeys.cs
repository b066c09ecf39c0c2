using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Pos.Api.OperatorsPage.SignIn;

/// <summary>Keeps the keys of the cookies for as long as the process lives, and never on a disk.</summary>
/// <remarks>
/// After a restart nobody is signed in: the browser is sent to Auth, which as a rule still knows its user, and is back at once. For the
/// same reason several instances behind a balancer need sticky sessions below <c>/ops</c>; the API does not.
/// </remarks>
internal sealed class ProcessKeys : IXmlRepository
{
    private readonly Lock _gate = new();
    private readonly List<XElement> _keys = [];

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        lock (_gate)
        {
            // Whoever reads one may change it.
            return [.. _keys.Select(key => new XElement(key))];
        }
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        lock (_gate)
        {
            _keys.Add(new XElement(element));
        }
    }
}
