-- The database roles of Pos, for an administrator to run in the database that Pos is to live in:
--
--   psql -v owner_password=… -v api_password=… -v ledger_sync_password=… [-v simulators_password=…] -d pos -f roles.sql
--
-- A password that is not given as a variable is taken from POS_OWNER_PASSWORD, POS_API_PASSWORD,
-- POS_LEDGER_SYNC_PASSWORD and SIMULATORS_PASSWORD, where it does not show in the list of processes.
-- Safe to repeat: it makes what is missing and sets the passwords anew. It needs CREATEROLE and
-- the ownership of the database, no superuser. Other schemas and users of the database are left alone.
-- What each role may do inside the schema pos is granted by the migrations, which pos_owner runs.
\set ON_ERROR_STOP on
\set QUIET on

\if :{?owner_password}       \else \getenv owner_password POS_OWNER_PASSWORD \endif
\if :{?api_password}         \else \getenv api_password POS_API_PASSWORD \endif
\if :{?ledger_sync_password} \else \getenv ledger_sync_password POS_LEDGER_SYNC_PASSWORD \endif
\if :{?simulators_password}  \else \getenv simulators_password SIMULATORS_PASSWORD \endif

\if :{?owner_password} \else
    DO $$ BEGIN RAISE EXCEPTION 'give owner_password with psql -v, or POS_OWNER_PASSWORD in the environment'; END $$;
\endif
\if :{?api_password} \else
    DO $$ BEGIN RAISE EXCEPTION 'give api_password with psql -v, or POS_API_PASSWORD in the environment'; END $$;
\endif
\if :{?ledger_sync_password} \else
    DO $$ BEGIN RAISE EXCEPTION 'give ledger_sync_password with psql -v, or POS_LEDGER_SYNC_PASSWORD in the environment'; END $$;
\endif

BEGIN;

SELECT format('CREATE ROLE %I', name)
  FROM unnest(ARRAY['pos_owner', 'pos_api', 'pos_ledger_sync']) AS name
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) \gexec

ALTER ROLE pos_owner       LOGIN PASSWORD :'owner_password';
ALTER ROLE pos_api         LOGIN PASSWORD :'api_password';
ALTER ROLE pos_ledger_sync LOGIN PASSWORD :'ledger_sync_password';

-- Only the owner may make schemas; the services never change the shape of anything.
SELECT current_database() AS database \gset
GRANT CONNECT, CREATE  ON DATABASE :"database" TO pos_owner;
GRANT CONNECT          ON DATABASE :"database" TO pos_api, pos_ledger_sync;
REVOKE CREATE          ON DATABASE :"database" FROM pos_api, pos_ledger_sync;

-- Development only: the simulators keep the schemas ledger and inventory beside ours.
\if :{?simulators_password}
    SELECT 'CREATE ROLE simulators'
     WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'simulators') \gexec
    ALTER ROLE simulators LOGIN PASSWORD :'simulators_password';
    GRANT CONNECT, CREATE ON DATABASE :"database" TO simulators;
\endif

COMMIT;
