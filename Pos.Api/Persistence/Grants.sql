-- What each service may do, and nothing else. Repeatable; roles that do not exist are passed over.
DO $$
DECLARE
    sync_columns constant text :=
        'status, ledger_entry_id, attempt_count, last_sync_error, next_attempt_at, synced_at, queued_as, queued_at, '
        'parked_cause, first_failed_at, last_failed_at, reconciled_count, dead_lettered';
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'pos_api') THEN
        GRANT USAGE ON SCHEMA pos TO pos_api;
        GRANT SELECT ON ALL TABLES IN SCHEMA pos TO pos_api;
        GRANT INSERT ON pos.sales, pos.sale_items, pos.sale_payments, pos.sale_taxes, pos.idempotency_keys TO pos_api;
        EXECUTE format('GRANT UPDATE (%s, stock_status, stock_next_attempt_at, stock_queued_at) ON pos.sales TO pos_api', sync_columns);
        GRANT UPDATE (refunded_quantity) ON pos.sale_items TO pos_api;
        GRANT INSERT, UPDATE, DELETE ON pos.outbox_messages TO pos_api;
        GRANT INSERT, UPDATE ON pos.products, pos.catalogue_refreshes TO pos_api;
        GRANT INSERT ON pos.receipt_prints, pos.audit_log, pos.webhook_deliveries, pos.stock_discrepancies TO pos_api;
        GRANT UPDATE (resolved_at, resolved_by, resolution) ON pos.stock_discrepancies TO pos_api;
        GRANT INSERT, UPDATE ON pos.ledger_comparisons TO pos_api;
    END IF;

    -- The service that talks to the outside can never alter an amount, nor read a customer's name.
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'pos_ledger_sync') THEN
        GRANT USAGE ON SCHEMA pos TO pos_ledger_sync;
        EXECUTE format(
            'GRANT SELECT (id, sale_number, kind, original_sale_id, created_at, currency, tax_amount, total_amount, %s) ON pos.sales TO pos_ledger_sync',
            sync_columns
        );
        EXECUTE format('GRANT UPDATE (%s) ON pos.sales TO pos_ledger_sync', sync_columns);
        GRANT SELECT, INSERT ON pos.sync_attempts TO pos_ledger_sync;
        -- Where its instances tell of themselves.
        GRANT SELECT, INSERT, UPDATE, DELETE ON pos.sync_consumers TO pos_ledger_sync;
    END IF;
END
$$;
