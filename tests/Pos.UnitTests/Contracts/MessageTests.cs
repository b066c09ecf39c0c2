using System.Text.Json;
using MassTransit;
using MassTransit.Serialization;
using Pos.Api.Pricing;
using Pos.Api.Sales;
using Pos.Contracts;
using Pos.UnitTests.Sales;
using Xunit;

namespace Pos.UnitTests.Contracts;

/// <summary>
/// The messages as they stand on the wire. Queues outlive deployments: a name or a member that changes here is a message that
/// nobody can read.
/// </summary>
public sealed class MessageTests
{
    // Decimals travel as texts, digit for digit. Indented by default; white space is no part of the contract.
    private static readonly JsonSerializerOptions Wire = new(SystemTextJsonMessageSerializer.Options) { WriteIndented = false };

    [Fact]
    public void A_wire_name_never_changes()
    {
        Assert.Equal("urn:message:Pos.Contracts:SaleCreated", MessageUrn.ForTypeString<SaleCreated>());
        Assert.Equal("urn:message:Pos.Contracts:SaleRefunded", MessageUrn.ForTypeString<SaleRefunded>());
        Assert.Equal("urn:message:Pos.Contracts:SaleVoided", MessageUrn.ForTypeString<SaleVoided>());
    }

    [Theory]
    [InlineData(SaleKind.Sale, typeof(SaleCreated))]
    [InlineData(SaleKind.Refund, typeof(SaleRefunded))]
    [InlineData(SaleKind.Void, typeof(SaleVoided))]
    public void Each_kind_has_its_message(SaleKind kind, Type message) => Assert.IsType(message, Of(kind).ToMessage());

    [Fact]
    public void A_sale_is_announced_so() =>
        Assert.Equal(
            """
            {"saleNumber":"S1-T1-000042","figures":{"storeId":"S1","soldAt":"2026-11-22T08:15:00+00:00","currency":"EUR",
            "subtotal":"11.10","discountAmount":"0.50","taxAmount":"1.77","roundingAmount":"0.00","totalAmount":"10.60",
            "taxBreakdown":[{"rate":"0.20","included":true,"net":"8.83","tax":"1.77"}],
            "payments":[{"method":"cash","amount":"10.60"}],
            "lines":[
            {"line":1,"productId":"SKU-COFFEE-250","sku":"COFFEE-250","quantity":"2","unitPrice":"5.00","discount":"0.50","tax":"1.59","lineTotal":"9.50"},
            {"line":2,"productId":"SKU-MILK-1L","sku":"MILK-1L","quantity":"1","unitPrice":"1.10","discount":"0.00","tax":"0.18","lineTotal":"1.10"}]}}
            """.ReplaceLineEndings(""),
            OnTheWire(Of(SaleKind.Sale))
        );

    [Fact]
    public void A_refund_is_announced_so() =>
        Assert.Equal(
            """
            {"saleNumber":"S1-T1-000043","originalSaleNumber":"S1-T1-000042",
            "figures":{"storeId":"S1","soldAt":"2026-11-22T09:15:00+00:00","currency":"EUR",
            "subtotal":"-5.00","discountAmount":"-0.25","taxAmount":"-0.80","roundingAmount":"0.00","totalAmount":"-4.75",
            "taxBreakdown":[{"rate":"0.20","included":true,"net":"-3.95","tax":"-0.80"}],
            "payments":[{"method":"cash","amount":"-4.75"}],
            "lines":[
            {"line":1,"productId":"SKU-COFFEE-250","sku":"COFFEE-250","quantity":"-1","unitPrice":"5.00","discount":"-0.25","tax":"-0.80","lineTotal":"-4.75"}]}}
            """.ReplaceLineEndings(""),
            OnTheWire(Of(SaleKind.Refund))
        );

    [Fact]
    public void A_void_is_announced_so() =>
        Assert.Equal(
            """
            {"saleNumber":"S1-T1-000043","originalSaleNumber":"S1-T1-000042",
            "figures":{"storeId":"S1","soldAt":"2026-11-22T09:15:00+00:00","currency":"EUR",
            "subtotal":"-11.10","discountAmount":"-0.50","taxAmount":"-1.77","roundingAmount":"0.00","totalAmount":"-10.60",
            "taxBreakdown":[{"rate":"0.20","included":true,"net":"-8.83","tax":"-1.77"}],
            "payments":[{"method":"cash","amount":"-10.60"}],
            "lines":[
            {"line":1,"productId":"SKU-COFFEE-250","sku":"COFFEE-250","quantity":"-2","unitPrice":"5.00","discount":"-0.50","tax":"-1.59","lineTotal":"-9.50"},
            {"line":2,"productId":"SKU-MILK-1L","sku":"MILK-1L","quantity":"-1","unitPrice":"1.10","discount":"0.00","tax":"-0.18","lineTotal":"-1.10"}]}}
            """.ReplaceLineEndings(""),
            OnTheWire(Of(SaleKind.Void))
        );

    [Theory]
    [InlineData(SaleKind.Sale)]
    [InlineData(SaleKind.Refund)]
    [InlineData(SaleKind.Void)]
    public void What_is_read_is_what_was_announced(SaleKind kind)
    {
        var message = Of(kind).ToMessage();
        var type = message.GetType();

        var read = JsonSerializer.Deserialize(Write(message), type, Wire)!;

        Assert.Equal(Write(message), Write(read));
    }

    private static Sale Of(SaleKind kind) =>
        kind switch
        {
            SaleKind.Refund => Rung.Refund(Rung.Sale(), new RefundLine(1, 1)),
            SaleKind.Void => Rung.Void(Rung.Sale()),
            _ => Rung.Sale(),
        };

    private static string OnTheWire(Sale sale) => Write(sale.ToMessage());

    /// <summary>As MassTransit writes the message within its envelope.</summary>
    private static string Write(object message) => JsonSerializer.Serialize(message, message.GetType(), Wire);
}
