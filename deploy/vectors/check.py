#!/usr/bin/env python3
"""Holds a second implementation of the pricing rules against the published vectors.

Written from the rules in README.md, in whole numbers of the smallest unit and exact fractions,
and from nothing else: what it shares with the service is the text of the rules.

    python3 deploy/vectors/check.py [pricing.json]

Prints "N vectors agree" and ends with 0, or prints every difference and ends with 1.
Needs Python 3.9 or later and no package.
"""

import json
import sys
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

DIGITS = {"EUR": 2, "USD": 2, "JPY": 0, "KWD": 3, "CLF": 4}  # of ISO 4217, those that occur
METHODS = ("cash", "card", "mobile", "voucher", "account")
MAX_LINES = 500
MAX_QUANTITY = 100_000
MAX_AMOUNT = 999_999_999
MAX_TOTAL = 10**12
MAX_RATE = 10


# --- numbers -----------------------------------------------------------------------------------


def round_half_away(value):
    """The nearest whole number, half away from zero."""
    sign = -1 if value < 0 else 1
    doubled = 2 * abs(Fraction(value)) + 1
    return sign * (doubled.numerator // (2 * doubled.denominator))


def units(text, digits):
    """10.60 with two digits is 1060. Only for what was checked, or comes from the books."""
    value = Fraction(Decimal(text)) * 10**digits
    assert value.denominator == 1, text
    return value.numerator


def amount(whole, digits):
    """1060 with two digits is 10.60: always exactly the currency's digits."""
    sign, whole = ("-" if whole < 0 else ""), abs(whole)
    if digits == 0:
        return f"{sign}{whole}"
    return f"{sign}{whole // 10**digits}.{whole % 10**digits:0{digits}d}"


def plain(value, least=0):
    """A quantity or rate without needless zeros, with at least so many places."""
    text = format(Decimal(value), "f")
    whole, _, places = text.partition(".")
    places = places.rstrip("0").ljust(least, "0")
    return f"{whole}.{places}" if places else whole


def places(text):
    _, _, after = plain(text).partition(".")
    return len(after)


def largest_remainder(total, weights, ties):
    """Rounds every share down, and deals what is left to the largest remainders."""
    divisor = sum(weights)
    if divisor == 0:
        return [0] * len(weights)
    sign, total = (-1 if total < 0 else 1), abs(total)
    exact = [Fraction(total * weight, divisor) for weight in weights]
    shares = [part.numerator // part.denominator for part in exact]
    rank = {index: place for place, index in enumerate(ties)}
    order = sorted(range(len(weights)), key=lambda i: (shares[i] - exact[i], rank[i]))
    for i in order[: total - sum(shares)]:
        shares[i] += 1
    return [sign * share for share in shares]


# --- what a figure may be ----------------------------------------------------------------------


class Broken(Exception):
    """The request breaks rules: a list of (pointer, code)."""


def first_fault(text, most, digits, positive=False):
    value = Decimal(text)
    if positive and value <= 0:
        return "not_positive"
    if value < 0:
        return "negative"
    if value > most:
        return "too_large"
    return "too_many_digits" if places(text) > digits else None


def note(faults, pointer, code):
    if code:
        faults.append((pointer, code))
    return code is None


# --- a sale ------------------------------------------------------------------------------------


def line_fault_free(faults, i, item, digits):
    checks = [
        note(faults, f"/items/{i}/quantity", first_fault(item["quantity"], MAX_QUANTITY, 3, positive=True)),
        note(faults, f"/items/{i}/unit_price", first_fault(item["unit_price"], MAX_AMOUNT, digits)),
        note(faults, f"/items/{i}/discount", first_fault(item["discount"], MAX_AMOUNT, digits)),
        note(faults, f"/items/{i}/tax_rate", first_fault(item["tax_rate"], MAX_RATE, 6)),
    ]
    return all(checks)


def line_amount(item, digits):
    return round_half_away(Fraction(Decimal(item["quantity"])) * Fraction(Decimal(item["unit_price"])) * 10**digits)


def check_sale(request, digits):
    faults, left = [], 0
    items = request["items"]
    if not items:
        faults.append(("/items", "required"))
    if len(items) > MAX_LINES:
        faults.append(("/items", "too_many"))
    for i, item in enumerate(items):
        if not line_fault_free(faults, i, item, digits):
            left = None
        else:
            remaining = line_amount(item, digits) - units(item["discount"], digits)
            if remaining < 0:
                faults.append((f"/items/{i}/discount", "discount_exceeds_line"))
                left = None
            elif left is not None:
                left += remaining
    discount = request["discount_amount"]
    if note(faults, "/discount_amount", first_fault(discount, MAX_AMOUNT, digits)) and left is not None:
        left -= units(discount, digits)
        if left < 0:
            faults.append(("/discount_amount", "discount_exceeds_sale"))
        if left > MAX_TOTAL * 10**digits:
            faults.append(("/items", "too_large"))
    if faults:
        raise Broken(faults)


def group_key(item):
    """Sorts as the rules deal out and list: the higher rate first, added tax before included."""
    return (-Fraction(Decimal(item["tax_rate"])), item["price_includes_tax"])


def price_sale(request):
    digits = DIGITS[request["currency"]]
    check_sale(request, digits)
    items = request["items"]

    # 1. and 2.
    amounts = [line_amount(item, digits) for item in items]
    own = [units(item["discount"], digits) for item in items]
    left = [a - d for a, d in zip(amounts, own)]
    ties = sorted(range(len(items)), key=lambda i: (group_key(items[i]), i))
    shares = largest_remainder(units(request["discount_amount"], digits), left, ties)
    discounts = [d + s for d, s in zip(own, shares)]
    left = [a - d for a, d in zip(amounts, discounts)]

    # 3. and 4.
    taxes, breakdown = [0] * len(items), []
    for key in sorted({group_key(item) for item in items}):
        members = [i for i, item in enumerate(items) if group_key(item) == key]
        rate, included, gross = -key[0], key[1], sum(left[i] for i in members)
        net = round_half_away(gross / (1 + rate)) if included else gross
        tax = gross - net if included else round_half_away(gross * rate)
        for i, share in zip(members, largest_remainder(tax, [left[i] for i in members], range(len(members)))):
            taxes[i] = share
        breakdown.append((items[members[0]]["tax_rate"], included, net, tax))

    # 5. and 6.
    totals = [l + (0 if item["price_includes_tax"] else t) for l, t, item in zip(left, taxes, items)]
    rounding = 0
    if request["cash_rounding"] is not None and request["paid_in_cash"]:
        step = units(request["cash_rounding"], digits)
        rounding = round_half_away(Fraction(sum(totals), step)) * step - sum(totals)
    if sum(totals) + rounding > MAX_TOTAL * 10**digits:
        raise Broken([("/items", "too_large")])

    lines = list(zip(amounts, discounts, taxes, totals))
    result = totals_of(lines, breakdown, rounding, digits)
    result["items"] = [line_of(line, digits) for line in lines]
    return result


def line_of(line, digits):
    return dict(zip(("line_amount", "discount", "tax", "line_total"), (amount(value, digits) for value in line)))


def totals_of(lines, breakdown, rounding, digits):
    tax = sum(row[3] for row in breakdown)
    included = sum(row[3] for row in breakdown if row[1])
    subtotal, discount = sum(line[0] for line in lines), sum(line[1] for line in lines)
    total = sum(line[3] for line in lines) + rounding
    assert total == subtotal - discount + tax - included + rounding
    return {
        "subtotal": amount(subtotal, digits),
        "discount_amount": amount(discount, digits),
        "tax_amount": amount(tax, digits),
        "tax_included_amount": amount(included, digits),
        "rounding_amount": amount(rounding, digits),
        "total_amount": amount(total, digits),
        "tax_breakdown": [
            {"rate": plain(rate, 2), "included": inc, "net": amount(net, digits), "tax": amount(t, digits)}
            for rate, inc, net, t in breakdown
        ],
    }


# --- tenders -----------------------------------------------------------------------------------


def payment_faults(payments, digits):
    faults = []
    for i, payment in enumerate(payments):
        if payment["method"] not in METHODS:
            faults.append((f"/payments/{i}/method", "unknown_method"))
        note(faults, f"/payments/{i}/amount", first_fault(payment["amount"], MAX_AMOUNT, digits, positive=True))
    return faults


def payment(method, value, reference, digits):
    return {"method": method, "amount": amount(value, digits), "reference": reference}


def check_tender(request, digits):
    method, payments, tendered = request["payment_method"], request["payments"], request["tendered_amount"]
    faults = []
    if method is None and payments is None:
        faults.append(("/payment_method", "required"))
    if method is not None and payments is not None:
        faults.append(("/payments", "mutually_exclusive"))
    if method is not None and method not in METHODS:
        faults.append(("/payment_method", "unknown_method"))
    wrong = payment_faults(payments or [], digits)
    faults += wrong
    if tendered is not None and note(faults, "/tendered_amount", first_fault(tendered, MAX_AMOUNT, digits)):
        if payments is not None and not wrong:
            if units(tendered, digits) != sum(units(p["amount"], digits) for p in payments):
                faults.append(("/tendered_amount", "mismatch"))
    if faults:
        raise Broken(faults)


def settle(request):
    digits = DIGITS[request["currency"]]
    check_tender(request, digits)
    due = units(request["total_amount"], digits)
    if request["payments"] is None:
        return settle_single(request, due, digits)
    return settle_split(request["payments"], due, digits)


def settle_single(request, due, digits):
    method = request["payment_method"]
    tendered = due if request["tendered_amount"] is None else units(request["tendered_amount"], digits)
    if tendered < due:
        raise Broken([("/tendered_amount", "insufficient_tender")])
    if tendered > due and method != "cash":
        raise Broken([("/tendered_amount", "over_tender")])
    if tendered > due == 0:
        raise Broken([("/tendered_amount", "only_change")])
    payments = [payment(method, due, None, digits)] if due else []
    return settled(method, payments, tendered, due, digits)


def settle_split(payments, due, digits):
    handed = [units(p["amount"], digits) for p in payments]
    if sum(handed) < due:
        raise Broken([("/payments", "insufficient_tender")])
    faults, open_amount = [], due
    for i, p in enumerate(payments):
        if p["method"] != "cash":
            if handed[i] > open_amount:
                faults.append((f"/payments/{i}/amount", "over_tender"))
            open_amount = max(0, open_amount - handed[i])
    change, kept = sum(handed) - due, list(handed)
    for i in reversed(range(len(payments))):
        if payments[i]["method"] == "cash" and change > 0:
            back = min(change, kept[i])
            kept[i] -= back
            change -= back
            if kept[i] == 0:
                faults.append((f"/payments/{i}/amount", "only_change"))
    if faults:
        raise Broken(faults)
    net = [payment(p["method"], k, p["reference"], digits) for p, k in zip(payments, kept)]
    return settled("split", net, sum(handed), due, digits)


def settled(method, payments, tendered, due, digits):
    return {
        "payment_method": method,
        "payments": payments,
        "tendered_amount": amount(tendered, digits),
        "change_amount": amount(tendered - due, digits),
    }


# --- refunds -----------------------------------------------------------------------------------


class Books:
    """A sale, and what earlier refunds have left of it. All figures are positive here."""

    def __init__(self, request):
        self.digits = DIGITS[request["currency"]]
        sale = request["sale"]
        self.step = None if request["cash_rounding"] is None else units(request["cash_rounding"], self.digits)
        self.items = {item["line"]: item for item in sale["items"]}
        self.quantity = {n: Fraction(Decimal(item["quantity"])) for n, item in self.items.items()}
        self.money = {
            n: [units(item[m], self.digits) for m in ("line_amount", "discount", "tax")] for n, item in self.items.items()
        }
        self.total = units(sale["total_amount"], self.digits)
        self.method = sale["payment_method"]
        self.tenders = sale["payments"]
        self.tender_left = [units(p["amount"], self.digits) for p in self.tenders]

    def refund(self, step):
        asked = self.asked(step)
        leaves_nothing = all(asked.get(n, 0) == left for n, left in self.quantity.items())

        lines = {n: self.share(n, quantity) for n, quantity in sorted(asked.items())}
        worth = sum(line[3] for line in lines.values())
        if leaves_nothing:
            total = self.total
        elif self.step is not None and self.all_cash(step):
            total = min(self.total, round_half_away(Fraction(worth, self.step)) * self.step)
        else:
            total = min(self.total, worth)
        payments = self.pay_back(step, total)

        # Nothing was wrong: book it.
        for n, line in lines.items():
            self.quantity[n] -= asked[n]
            self.money[n] = [left - back for left, back in zip(self.money[n], line)]
        self.total -= total
        for p in payments:
            self.count_against(p)
        return self.written(step, asked, lines, total - worth, payments)

    def asked(self, step):
        faults, asked = [], {}
        if step.get("lines") is None:
            asked = {n: left for n, left in self.quantity.items() if left > 0}
            if not asked:
                faults.append(("/lines", "refund_exceeds_sale"))
        elif not step["lines"]:
            faults.append(("/lines", "required"))
        for i, line in enumerate(step.get("lines") or []):
            n = line["line"]
            if n not in self.items:
                faults.append((f"/lines/{i}/line", "unknown_line"))
            elif n in asked:
                faults.append((f"/lines/{i}/line", "repeated"))
            else:
                asked[n] = Fraction(Decimal(line["quantity"]))
                fault = first_fault(line["quantity"], MAX_QUANTITY, 3, positive=True)
                if note(faults, f"/lines/{i}/quantity", fault) and asked[n] > self.quantity[n]:
                    faults.append((f"/lines/{i}/quantity", "refund_exceeds_sale"))
        faults += payment_faults(step.get("payments") or [], self.digits)
        if faults:
            raise Broken(faults)
        return asked

    def share(self, n, quantity):
        left = self.quantity[n]
        parts = [m if quantity == left else round_half_away(m * quantity / left) for m in self.money[n]]
        line, discount, tax = parts
        return [line, discount, tax, line - discount + (0 if self.items[n]["price_includes_tax"] else tax)]

    def all_cash(self, step):
        payments = self.tenders if step.get("payments") is None else step["payments"]
        return bool(payments) and all(p["method"] == "cash" for p in payments)

    def pay_back(self, step, total):
        if step.get("payments") is not None:
            payments = [(p["method"], units(p["amount"], self.digits), p["reference"]) for p in step["payments"]]
            if sum(value for _, value, _ in payments) != total:
                raise Broken([("/payments", "mismatch")])
            return payments
        payments = []
        for tender, left in reversed(list(zip(self.tenders, self.tender_left))):
            back = min(left, total)
            total -= back
            if back:
                payments.append((tender["method"], back, tender["reference"]))
        assert total == 0
        return payments

    def count_against(self, back):
        method, value, reference = back
        same = [p["method"] == method for p in self.tenders]
        exact = [s and p["reference"] == reference for s, p in zip(same, self.tenders)]
        for matches in (exact, same, [True] * len(same)):
            for i in reversed(range(len(self.tenders))):
                if matches[i]:
                    taken = min(value, self.tender_left[i])
                    self.tender_left[i] -= taken
                    value -= taken

    def written(self, step, asked, lines, rounding, payments):
        breakdown = []
        for key in sorted({group_key(self.items[n]) for n in lines}):
            members = [n for n in lines if group_key(self.items[n]) == key]
            tax = sum(lines[n][2] for n in members)
            net = sum(lines[n][0] - lines[n][1] for n in members) - (tax if key[1] else 0)
            breakdown.append((self.items[members[0]]["tax_rate"], key[1], -net, -tax))
        negative = {n: [-value for value in line] for n, line in lines.items()}
        result = totals_of(list(negative.values()), breakdown, -rounding, self.digits)
        result["payment_method"] = self.method if step.get("payments") is None else "split"
        result["payments"] = [payment(m, -v, r, self.digits) for m, v, r in payments]
        result["items"] = [
            {"line": n, "quantity": "-" + plain(quantity_text(asked[n])), **line_of(negative[n], self.digits)} for n in lines
        ]
        return result


def quantity_text(value):
    return amount(units_of_quantity(value), 3)


def units_of_quantity(value):
    thousandths = value * 1000
    assert thousandths.denominator == 1
    return thousandths.numerator


def refund(request):
    books = Books(request)
    return {"refunds": [outcome(books.refund, step) for step in request["refunds"]]}


# --- the table ---------------------------------------------------------------------------------


def allocate(request):
    digits = DIGITS[request["currency"]]
    weights = [units(weight, digits) for weight in request["weights"]]
    shares = largest_remainder(units(request["total"], digits), weights, request["ties"])
    return {"shares": [amount(share, digits) for share in shares]}


def outcome(rule, request):
    try:
        return rule(request)
    except Broken as broken:
        return {"errors": [{"pointer": pointer, "code": code} for pointer, code in broken.args[0]]}


def in_any_order(value):
    """Errors are a set; everything else is compared as it stands."""
    if isinstance(value, dict):
        return {k: sorted(v, key=str) if k == "errors" else in_any_order(v) for k, v in value.items()}
    return [in_any_order(v) for v in value] if isinstance(value, list) else value


RULES = {"allocation": allocate, "sale": price_sale, "tender": settle, "refund": refund}


def main():
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("pricing.json")
    cases = json.loads(path.read_text(encoding="utf-8"))["cases"]
    wrong = 0
    for case in cases:
        made = outcome(RULES[case["kind"]], case["request"])
        if in_any_order(made) != in_any_order(case["expected"]):
            wrong += 1
            print(f"{case['name']}:\n  written {json.dumps(case['expected'])}\n  made    {json.dumps(made)}")
    if wrong or not cases:
        print(f"{wrong} of {len(cases)} vectors differ")
        return 1
    print(f"{len(cases)} vectors agree")
    return 0


if __name__ == "__main__":
    sys.exit(main())
