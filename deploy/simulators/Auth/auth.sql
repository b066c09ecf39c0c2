DO $$ BEGIN
    IF to_regnamespace('simulators') IS NULL THEN
        CREATE SCHEMA simulators;
    END IF;
END $$;

-- The key outlives the process, and the tokens with it.
CREATE TABLE IF NOT EXISTS simulators.signing_keys (
    key_id      text        PRIMARY KEY,
    private_key text        NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now()
);
