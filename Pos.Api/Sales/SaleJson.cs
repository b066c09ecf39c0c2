using System.Text.Json.Serialization;
using Pos.Api.Sales.CreateSale;

namespace Pos.Api.Sales;

/// <summary>
/// The request and the answer of every sale, read and written by code that was made when this was compiled. How the members are
/// named and what is refused is said in one place for all routes: see <c>JsonRegistration</c>.
/// </summary>
[JsonSerializable(typeof(CreateSaleRequest))]
[JsonSerializable(typeof(SaleResponse))]
internal sealed partial class SaleJson : JsonSerializerContext;
