DO $$ BEGIN
    IF to_regnamespace('ledger') IS NULL THEN
        CREATE SCHEMA ledger;
    END IF;
END $$;

-- Append-only, and nothing but the number is unique: what was booked twice must be seen, not prevented.
CREATE TABLE IF NOT EXISTS ledger.entries (
    entry_number    bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source          text        NOT NULL,
    reference       text        NOT NULL,
    type            text        NOT NULL,
    store_id        text        NOT NULL,
    sold_at         timestamptz NOT NULL,
    currency        text        NOT NULL,
    subtotal        numeric     NOT NULL,
    discount_amount numeric     NOT NULL,
    tax_amount      numeric     NOT NULL,
    rounding_amount numeric     NOT NULL,
    total_amount    numeric     NOT NULL,
    content         json        NOT NULL,
    booked_at       timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX IF NOT EXISTS entries_by_reference ON ledger.entries (reference);
-- The history, newest first.
CREATE INDEX IF NOT EXISTS entries_by_time ON ledger.entries (sold_at DESC, entry_number DESC);

-- Books an entry. 'booked'; 'repeated' for the same reference and content; 'conflict' for the same reference and another content.
-- Without a key nothing is compared: the entry is booked again.
CREATE OR REPLACE FUNCTION ledger.book(p_keyed boolean, p_content json, OUT outcome text, OUT entry_number bigint)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    entry ledger.entries := json_populate_record(NULL::ledger.entries, p_content);
BEGIN
    IF p_keyed THEN
        -- The same reference at the same time: the second waits here, and then sees what the first has written.
        PERFORM pg_advisory_xact_lock(hashtextextended('ledger.book ' || entry.source || ' ' || entry.reference, 0));

        -- As jsonb, 1.10 equals 1.1 and the order of members is nothing.
        SELECT CASE WHEN booked.content::jsonb = p_content::jsonb THEN 'repeated' ELSE 'conflict' END, booked.entry_number
          INTO outcome, entry_number
          FROM ledger.entries AS booked
         WHERE booked.reference = entry.reference AND booked.source = entry.source
         ORDER BY booked.entry_number
         LIMIT 1;

        IF FOUND THEN
            RETURN;
        END IF;
    END IF;

    INSERT INTO ledger.entries (
        source, reference, type, store_id, sold_at, currency,
        subtotal, discount_amount, tax_amount, rounding_amount, total_amount, content
    )
    VALUES (
        entry.source, entry.reference, entry.type, entry.store_id, entry.sold_at, entry.currency,
        entry.subtotal, entry.discount_amount, entry.tax_amount, entry.rounding_amount, entry.total_amount, p_content
    )
    RETURNING 'booked', entries.entry_number INTO outcome, entry_number;
END $$;
