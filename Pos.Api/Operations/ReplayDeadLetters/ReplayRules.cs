using Pos.Api.Hosting.Problems;
using Pos.Api.Pricing;
using Pos.Api.Sales;
using Pos.Hosting;

namespace Pos.Api.Operations.ReplayDeadLetters;

/// <summary>What a replay has to keep; all that is broken is told at once.</summary>
internal static class ReplayRules
{
    public static List<FieldError> Check(ReplayRequest request)
    {
        var errors = new List<FieldError>();
        switch (request)
        {
            case { SaleNumbers: null, Cause: null }:
                errors.Add(new("/sale_numbers", PricingErrorCodes.Required, "Either sale_numbers or cause is needed."));
                break;

            case { SaleNumbers: not null, Cause: not null }:
                errors.Add(new("/cause", "mutually_exclusive", "Give either sale_numbers or cause, not both."));
                break;
        }

        CheckNumbers(errors, request.SaleNumbers);
        if (request.Cause is { } cause && !ParkingCauses.All.Contains(cause))
        {
            errors.Add(new("/cause", "unknown_cause", $"Must be one of {string.Join(", ", ParkingCauses.All)}."));
        }

        CheckReason(errors, request);
        return errors;
    }

    private static void CheckNumbers(List<FieldError> errors, IReadOnlyList<string>? numbers)
    {
        if (numbers is { Count: 0 })
        {
            errors.Add(new("/sale_numbers", PricingErrorCodes.Required, "At least one sale is needed."));
        }
        else if (numbers?.Count > ReplayRequest.MaxSales)
        {
            errors.Add(
                new("/sale_numbers", PricingErrorCodes.TooMany, $"At most {ReplayRequest.MaxSales} sales are replayed at once.")
            );
            return;
        }

        for (var i = 0; i < numbers?.Count; i++)
        {
            if (string.IsNullOrEmpty(numbers[i]) || !SaleNumbers.CanBe(numbers[i]))
            {
                errors.Add(new($"/sale_numbers/{i}", "invalid_sale_number", "This can be no sale's number."));
            }
        }
    }

    private static void CheckReason(List<FieldError> errors, ReplayRequest request)
    {
        if (request.IsDryRun)
        {
            FreeText.Check(errors, "/reason", request.Reason, AuditEntry.ReasonMaxLength);
        }
        else
        {
            FreeText.Require(errors, "/reason", request.Reason, AuditEntry.ReasonMaxLength);
        }
    }
}
