-- The two services' own roles. Each may be given a password afterwards: ALTER ROLE pos_api PASSWORD '…';
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'pos_api') THEN
        CREATE ROLE pos_api LOGIN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'pos_ledger_sync') THEN
        CREATE ROLE pos_ledger_sync LOGIN;
    END IF;
END
$$;
