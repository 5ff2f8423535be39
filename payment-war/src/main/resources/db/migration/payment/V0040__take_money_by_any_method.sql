-- Money comes from phones, over counters and out of agents' floats. A counter has no number, and M-Pesa hides the number of
-- whoever pays a Pay Bill by himself.
alter table transaction drop constraint ck_transaction_method;
alter table transaction add constraint ck_transaction_method check (method in ('MPESA', 'MOMO', 'CASH', 'FLOAT'));
alter table transaction alter column msisdn drop not null;
alter table transaction add constraint ck_transaction_payer check (msisdn is not null or method <> 'MOMO');

-- what staff looks through: a company's transactions, the latest first, by time or by status
create index ix_transaction_company_created_at on transaction (company_id, created_at, id);
create index ix_transaction_status_created_at on transaction (status, created_at, id);

-- No attempt and no evidence is ever deleted: whoever may write rows here may not remove any.
do $$
declare
    kept text;
    writer text;
begin
    foreach kept in array array['transaction', 'provider_callback'] loop
        for writer in
            select distinct grantee from information_schema.role_table_grants
            where table_schema = current_schema() and table_name = kept and privilege_type = 'DELETE' and grantee <> current_user
        loop
            execute format('revoke delete, truncate on %I from %I', kept, writer);
        end loop;
    end loop;
end
$$;
