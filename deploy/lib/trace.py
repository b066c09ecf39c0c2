"""Reads recorded spans (lines of OTLP's JSON) and prints the tree of one sale's trace; called by deploy/trace."""

import glob
import json
import os
import sys

KINDS = {1: "", 2: "server", 3: "client", 4: "producer", 5: "consumer"}
SALE_NUMBER = "pos.sale_number"


def value_of(value):
    (kind, content), *_ = value.items()
    if kind == "intValue":
        return int(content)
    if kind == "arrayValue":
        return [value_of(item) for item in content.get("values", [])]
    return content


def attributes_of(node):
    return {a["key"]: value_of(a["value"]) for a in node.get("attributes", [])}


def read(folder):
    """Every span in the folder by its id, oldest files first."""
    spans = {}
    for path in sorted(glob.glob(os.path.join(folder, "*.jsonl.1"))) + sorted(glob.glob(os.path.join(folder, "*.jsonl"))):
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                # The last line may just be being written.
                if not line.endswith("\n"):
                    continue
                for resource in json.loads(line)["resourceSpans"]:
                    service = attributes_of(resource["resource"]).get("service.name", "?")
                    for scope in resource["scopeSpans"]:
                        for span in scope["spans"]:
                            spans[span["spanId"]] = {
                                "service": service,
                                "trace_id": span["traceId"],
                                "span_id": span["spanId"],
                                "parent_id": span.get("parentSpanId"),
                                "name": span["name"],
                                "kind": KINDS.get(span["kind"], ""),
                                "start": int(span["startTimeUnixNano"]),
                                "end": int(span["endTimeUnixNano"]),
                                "attributes": attributes_of(span),
                                "links": [link["spanId"] for link in span.get("links", [])],
                                "error": span.get("status", {}).get("code") == 2,
                                "message": span.get("status", {}).get("message"),
                            }
    return spans


def milliseconds(nanoseconds):
    value = nanoseconds / 1e6
    if value < 1000:
        return f"{value:.1f} ms"
    if value < 120_000:
        return f"{value / 1000:.2f} s"
    minutes, seconds = divmod(value / 1000, 60)
    if minutes < 120:
        return f"{minutes:.0f} min {seconds:02.0f} s"
    hours, minutes = divmod(minutes, 60)
    return f"{hours:.0f} h {minutes:02.0f} min"


class Trace:
    def __init__(self, spans, sale, trace_id):
        self.all = spans
        self.sale = sale
        self.spans = {i: s for i, s in spans.items() if s["trace_id"] == trace_id}
        self.children = {}
        for span in self.spans.values():
            self.children.setdefault(span["parent_id"], []).append(span)
        for siblings in self.children.values():
            siblings.sort(key=lambda s: s["start"])
        # A parent outside, such as the terminal's own span, is recorded elsewhere.
        self.roots = sorted(
            (s for s in self.spans.values() if s["parent_id"] not in self.spans), key=lambda s: s["start"]
        )

    def walk(self):
        """Each span with its depth, without the subtrees of other sales."""
        stack = [(root, 0) for root in reversed(self.roots)]
        while stack:
            span, depth = stack.pop()
            if span["attributes"].get(SALE_NUMBER, self.sale) != self.sale:
                continue
            yield span, depth
            stack.extend((child, depth + 1) for child in reversed(self.children.get(span["span_id"], [])))

    def describe(self, span):
        attributes = span["attributes"]
        parts = [span["name"]]
        status = attributes.get("http.response.status_code")
        if status is not None:
            parts.append(f"→ {status}")
        if span["error"] or "error.type" in attributes:
            parts.append(f"✗ {attributes.get('error.type', 'error')}")
            if span["message"]:
                parts.append(f"({span['message']})")
        outcome = attributes.get("pos.attempt.outcome")
        if outcome == "booked":
            parts.append("✓ booked")
        if attributes.get("pos.message.redelivered"):
            parts.append("redelivered")
        for link in span["links"]:
            cause = self.all.get(link)
            parts.append(f"caused by: {cause['service']} {cause['name']}" if cause else f"caused by span {link}")
        return " ".join(parts)


def main():
    folder, sale = sys.argv[1], sys.argv[2]
    spans = read(folder)
    ids = {}
    for span in sorted(spans.values(), key=lambda s: s["start"]):
        if span["attributes"].get(SALE_NUMBER) == sale:
            ids[span["trace_id"]] = None
    if not ids:
        return 4

    for trace_id in ids:
        trace = Trace(spans, sale, trace_id)
        rows = list(trace.walk())
        if "--json" in sys.argv[3:]:
            for span, depth in rows:
                print(json.dumps({**span, "depth": depth}, ensure_ascii=False))
            continue

        begin = min(span["start"] for span, _ in rows)
        attempts = [s for s, _ in rows if s["kind"] == "consumer" and "pos.attempt.outcome" in s["attributes"]]
        failed = sum(s["attributes"]["pos.attempt.outcome"] != "booked" for s in attempts)
        whole = max(span["end"] for span, _ in rows) - begin
        print(f"{sale}  trace {trace_id}  {len(rows)} spans over {milliseconds(whole)}, "
              f"attempts to book it: {len(attempts)}, failed: {failed}")
        services = max(len(span["service"]) for span, _ in rows)
        for span, depth in rows:
            print(f"{'+' + milliseconds(span['start'] - begin):>14} {milliseconds(span['end'] - span['start']):>12}  "
                  f"{span['service']:<{services}}  {'  ' * depth}{trace.describe(span)}")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrokenPipeError:
        sys.exit(0)
