DO $$ BEGIN
    IF to_regnamespace('inventory') IS NULL THEN
        CREATE SCHEMA inventory;
    END IF;
END $$;

-- Room on every page for new versions of its rows: a few products are sold again and again.
CREATE TABLE IF NOT EXISTS inventory.products (
    product_id         text    COLLATE "C" PRIMARY KEY,
    sku                text    NOT NULL,
    name               text    NOT NULL,
    unit_price         numeric NOT NULL,
    currency           text    NOT NULL,
    tax_rate           numeric NOT NULL,
    price_includes_tax boolean NOT NULL,
    available          numeric NOT NULL
) WITH (fillfactor = 20, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);

-- Append-only, and nothing in it is unique: what was applied twice must be seen, not prevented.
CREATE TABLE IF NOT EXISTS inventory.adjustments (
    adjustment_id bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference     text        NOT NULL,
    keyed         boolean     NOT NULL,
    product_ids   text[]      NOT NULL,
    quantities    numeric[]   NOT NULL,
    answer        json        NOT NULL,
    applied_at    timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX IF NOT EXISTS adjustments_by_reference ON inventory.adjustments (reference);

-- Applies an adjustment, or says why not: 'applied', 'short' or 'unknown', and the body of the answer.
-- The changes name each product once, in ascending order.
CREATE OR REPLACE FUNCTION inventory.adjust(
    p_reference      text,
    p_keyed          boolean,
    p_allow_negative boolean,
    p_product_ids    text[],
    p_quantities     numeric[],
    OUT outcome      text,
    OUT answer       json
) LANGUAGE plpgsql AS $$
DECLARE
    known     text[];
    shortages json;
    levels    json;
BEGIN
    IF p_keyed THEN
        -- The same key at the same time: the second waits here, and then sees what the first has written.
        PERFORM pg_advisory_xact_lock(hashtextextended('inventory.adjust ' || p_reference, 0));

        SELECT 'applied', done.answer
          INTO outcome, answer
          FROM inventory.adjustments AS done
         WHERE done.reference = p_reference AND done.keyed
         LIMIT 1;

        IF FOUND THEN
            RETURN;
        END IF;
    END IF;

    -- The rows are locked in the order of their keys, so that two adjustments never wait for each other.
    SELECT coalesce(array_agg(product_id), '{}'),
           json_agg(json_build_object('product_id', product_id, 'short_by', trim_scale(least(-quantity, -(available + quantity)))))
           FILTER (WHERE quantity < 0 AND available + quantity < 0)
      INTO known, shortages
      FROM (
          SELECT product.product_id, product.available, change.quantity
            FROM inventory.products AS product
            JOIN unnest(p_product_ids, p_quantities) AS change (product_id, quantity) USING (product_id)
           ORDER BY product.product_id
             FOR UPDATE OF product
      ) AS locked;

    IF cardinality(known) < cardinality(p_product_ids) THEN
        SELECT 'unknown', json_build_object('unknown', json_agg(asked.product_id))
          INTO outcome, answer
          FROM unnest(p_product_ids) AS asked (product_id)
         WHERE asked.product_id <> ALL (known);
        RETURN;
    END IF;

    IF shortages IS NOT NULL AND NOT p_allow_negative THEN
        outcome := 'short';
        answer := json_build_object('applied', false, 'shortages', shortages);
        RETURN;
    END IF;

    WITH changed AS (
        UPDATE inventory.products AS product
           SET available = product.available + change.quantity
          FROM unnest(p_product_ids, p_quantities) AS change (product_id, quantity)
         WHERE product.product_id = change.product_id
        RETURNING product.product_id, trim_scale(product.available) AS available
    )
    SELECT json_agg(json_build_object('product_id', product_id, 'available', available) ORDER BY product_id)
      INTO levels
      FROM changed;

    outcome := 'applied';
    answer := json_build_object('applied', true, 'levels', levels, 'shortages', coalesce(shortages, '[]'));

    INSERT INTO inventory.adjustments (reference, keyed, product_ids, quantities, answer)
    VALUES (p_reference, p_keyed, p_product_ids, p_quantities, answer);
END $$;
