# One sale, watched from the terminal to the Ledger; sourced, never run.
# shellcheck shell=bash

demo_sale() {
  local api="http://127.0.0.1:$POS_API_PORT" token answer status sale_number started elapsed
  local body='{"items": [{"product_id": "SKU-COFFEE-250", "quantity": 1}], "payment_method": "cash"}'
  token=$(fetch_token cashier)

  say 'A sale, from the terminal to the Ledger'
  say '  Grace, cashier at terminal T1 of store S1, sells one SKU-COFFEE-250 for cash.'
  started=$(now_ms)
  answer=$(request -X POST "$api/api/v1/sales" -H "Authorization: Bearer $token" -H 'Content-Type: application/json' -d "$body" -w '\n%{http_code}') ||
    fail 1 "the sale could not be sent to $api"
  elapsed=$(($(now_ms) - started))
  status=${answer##*$'\n'} answer=${answer%$'\n'*}
  sale_number=$(json_field sale_number <<<"$answer")
  if [ "$status" != 201 ] || [ -z "$sale_number" ]; then
    show_logs
    fail 1 "the sale was answered with $status: $answer"
  fi
  say "  POST /api/v1/sales → 201 after $elapsed ms: $sale_number, $(json_field total_amount <<<"$answer") $(json_field currency <<<"$answer"), \"status\": \"$(json_field status <<<"$answer")\""
  say '  PostgreSQL has the sale and its message; the relay gives the message to RabbitMQ, LedgerSync posts it to the Ledger …'

  while :; do
    answer=$(request "$api/api/v1/pos/local/sales/$sale_number" -H "Authorization: Bearer $token") || fail 1 "the sale could not be read from $api"
    elapsed=$(($(now_ms) - started))
    [ "$(json_field status <<<"$answer")" != synced ] || break
    if [ "$elapsed" -gt 60000 ]; then
      show_logs
      fail 1 "$sale_number is not synced after 60 s: status $(json_field status <<<"$answer"), sync_status $(json_field sync_status <<<"$answer"), last error $(json_field last_sync_error <<<"$answer")"
    fi
    sleep 0.05
  done
  say "  GET /api/v1/pos/local/sales/$sale_number → \"status\": \"synced\" after $elapsed ms, Ledger entry $(json_field ledger_entry_id <<<"$answer")"
  say ''
}

now_ms() { echo $((${EPOCHREALTIME/[.,]/} / 1000)); }
