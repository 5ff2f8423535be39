-- What an agent gets back of his float. A row is never deleted; the money leaves the float with it.
create table float_withdrawal (
    -- ours, and the provider's: it pays once at most under it
    id              uuid        not null,
    version         integer     not null,
    company_id      uuid        not null,
    agent_id        uuid        not null,
    amount          bigint      not null,
    currency        text        not null,
    method          text        not null,
    msisdn          text        not null,
    requested_by    uuid        not null,
    status          text        not null,
    callback_secret text        not null,
    -- the provider's ids; null until it acknowledged
    request_id      text,
    second_id       text,
    result_code     text,
    result_text     text,
    provider_ref    text,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    -- when the provider is asked next; null = nothing left to ask
    ask_at          timestamptz,
    constraint pk_float_withdrawal primary key (id),
    constraint uq_float_withdrawal_callback_secret unique (callback_secret),
    constraint uq_float_withdrawal_request_id unique (method, request_id),
    constraint ck_float_withdrawal_amount check (amount > 0),
    constraint ck_float_withdrawal_currency check (currency ~ '^[A-Z]{3}$'),
    constraint ck_float_withdrawal_msisdn check (msisdn ~ '^[1-9][0-9]{6,14}$'),
    constraint ck_float_withdrawal_status check (status in ('REQUESTED', 'UNKNOWN', 'SENT', 'PAID', 'FAILED'))
);

create index ix_float_withdrawal_company_id on float_withdrawal (company_id, id);
create index ix_float_withdrawal_ask_at on float_withdrawal (ask_at) where ask_at is not null;

alter table float_movement drop constraint ck_float_movement_kind;
alter table float_movement add constraint ck_float_movement_kind check (kind in
    ('TOP_UP', 'SALE', 'REFUND', 'COMMISSION', 'WITHDRAWAL', 'WITHDRAWAL_FAILED'));
alter table float_movement drop constraint ck_float_movement_amount;
alter table float_movement add constraint ck_float_movement_amount check
    ((kind in ('SALE', 'WITHDRAWAL')) = (amount < 0) and amount <> 0);

alter table ledger_posting drop constraint ck_ledger_posting_kind;
alter table ledger_posting add constraint ck_ledger_posting_kind check (kind in
    ('SALE', 'PROVIDER_CHARGE', 'REFUND_DUE', 'REFUNDED', 'SHIFT_OPENED', 'SHIFT_CLOSED', 'SHIFT_SIGNED_OFF',
     'FLOAT_TOP_UP', 'COMMISSION_CREDITED', 'PAYOUT', 'UNMATCHED', 'MATCHED',
     'WITHDRAWAL_DUE', 'WITHDRAWN', 'WITHDRAWAL_FAILED'));
alter table ledger_entry drop constraint ck_ledger_entry_account;
alter table ledger_entry add constraint ck_ledger_entry_account check (account in
    ('CASH_AT_PROVIDER', 'CASH_DRAWER', 'CASH_VARIANCE', 'AGENT_FLOAT', 'COMPANY_PAYABLE', 'PLATFORM_FEE',
     'AGENT_COMMISSION', 'PROVIDER_CHARGE', 'REFUNDS', 'SUSPENSE', 'WITHDRAWALS'));

-- no withdrawal is ever deleted
do $$
declare
    writer text;
begin
    for writer in
        select distinct grantee from information_schema.role_table_grants
         where table_schema = current_schema() and table_name = 'float_withdrawal' and grantee <> current_user
    loop
        execute format('revoke delete, truncate on float_withdrawal from %I', writer);
    end loop;
end
$$;
