-- The database checks the arithmetic across tables itself, at the commit, when a sale is complete.
CREATE FUNCTION pos.check_sale_sums() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    lines record;
    paid numeric;
    taxes record;
BEGIN
    SELECT count(*) AS count, sum(line_amount) AS line_amount, sum(discount) AS discount, sum(tax) AS tax,
           coalesce(sum(tax) FILTER (WHERE price_includes_tax), 0) AS tax_included, sum(line_total) AS line_total
    INTO lines FROM pos.sale_items WHERE sale_id = NEW.id;

    SELECT coalesce(sum(amount), 0) INTO paid FROM pos.sale_payments WHERE sale_id = NEW.id;
    SELECT coalesce(sum(tax), 0) AS tax, coalesce(sum(net), 0) AS net INTO taxes FROM pos.sale_taxes WHERE sale_id = NEW.id;

    IF lines.count = 0
       OR lines.line_amount <> NEW.subtotal
       OR lines.discount <> NEW.discount_amount
       OR lines.tax <> NEW.tax_amount
       OR lines.tax_included <> NEW.tax_included_amount
       OR lines.line_total <> NEW.total_amount - NEW.rounding_amount
       OR paid <> NEW.total_amount
       OR taxes.tax <> NEW.tax_amount
       OR taxes.net + taxes.tax <> lines.line_total
    THEN
        RAISE EXCEPTION 'the lines, payments and taxes of sale % do not add up to it', NEW.sale_number
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ck_sales_sums';
    END IF;

    RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER sales_sums AFTER INSERT ON pos.sales
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION pos.check_sale_sums();

-- What belongs to a sale comes with it. A row added to it later would escape the check above.
CREATE FUNCTION pos.check_sale_is_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM added JOIN pos.sales sale ON sale.id = added.sale_id
        -- created_at is the start of the transaction that made the sale.
        WHERE sale.created_at <> now()
    ) THEN
        RAISE EXCEPTION 'nothing can be added to a sale that is made'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ck_sale_is_new';
    END IF;

    RETURN NULL;
END
$$;

CREATE TRIGGER sale_items_with_their_sale AFTER INSERT ON pos.sale_items
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION pos.check_sale_is_new();
CREATE TRIGGER sale_payments_with_their_sale AFTER INSERT ON pos.sale_payments
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION pos.check_sale_is_new();
CREATE TRIGGER sale_taxes_with_their_sale AFTER INSERT ON pos.sale_taxes
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION pos.check_sale_is_new();

-- Due times are the database's: a service whose clock is hours off holds nothing back and lets nothing go early.
CREATE FUNCTION pos.hold_outbox_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.available_at := now() + NEW.held_for;
    RETURN NEW;
END
$$;

CREATE TRIGGER outbox_messages_hold BEFORE INSERT ON pos.outbox_messages
    FOR EACH ROW WHEN (NEW.held_for IS NOT NULL) EXECUTE FUNCTION pos.hold_outbox_message();

-- The table lives by deletes: cleaned after a fixed number of them, however long it is, and with room on each page.
ALTER TABLE pos.outbox_messages SET (
    fillfactor = 85,
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 5000,
    autovacuum_vacuum_cost_delay = 0
);

-- A sale is updated twice or so, when stock and Ledger have answered: room for that beside it.
ALTER TABLE pos.sales SET (fillfactor = 80);
