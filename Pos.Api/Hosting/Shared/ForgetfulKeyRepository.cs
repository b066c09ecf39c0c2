using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Pos.Hosting;

/// <summary>
/// Authentication brings data protection along, which at its start writes keys into the home of whoever runs the program.
/// Nothing here is protected with them, so they are forgotten.
/// </summary>
internal sealed class ForgetfulKeyRepository : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => [];

    public void StoreElement(XElement element, string friendlyName) { }
}
