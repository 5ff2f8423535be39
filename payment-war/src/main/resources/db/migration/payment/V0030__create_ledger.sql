-- Every movement of money, once, in double entry. It only grows: what was wrong is put right by another posting.
create table ledger_posting (
    id                uuid        not null,
    -- whose book it is in; the nil uuid is the platform's own, for money that belongs to nobody yet
    company_id        uuid        not null,
    kind              text        not null,
    -- what caused it; with the kind the key by which it is posted once
    source_id         uuid        not null,
    -- the payment it concerns, if any; no foreign key, because money may come that no transaction asked for
    transaction_id    uuid,
    booking_reference text,
    -- when the money moved, as we heard it
    occurred_at       timestamptz not null,
    -- when it was written here, by the database's clock: this decides to which period it belongs
    posted_at         timestamptz not null default clock_timestamp(),
    constraint pk_ledger_posting primary key (id),
    constraint uq_ledger_posting_source unique (kind, source_id),
    -- lets an entry name its posting's company too
    constraint uq_ledger_posting_company unique (id, company_id),
    constraint ck_ledger_posting_kind check (kind in
        ('SALE', 'PROVIDER_CHARGE', 'REFUND_DUE', 'REFUNDED', 'SHIFT_OPENED', 'SHIFT_CLOSED', 'SHIFT_SIGNED_OFF',
         'FLOAT_TOP_UP', 'COMMISSION_CREDITED', 'PAYOUT', 'UNMATCHED', 'MATCHED'))
);

-- a period of a company's book
create index ix_ledger_posting_company_posted_at on ledger_posting (company_id, posted_at, id);
-- all that happened to a payment
create index ix_ledger_posting_transaction_id on ledger_posting (transaction_id) where transaction_id is not null;

create table ledger_entry (
    posting_id uuid     not null,
    line       smallint not null,
    company_id uuid     not null,
    account    text     not null,
    -- which of the accounts with this name: a method, a shift, an agent; empty where a company has but one
    part       text     not null,
    -- what a change of COMPANY_PAYABLE is for; empty elsewhere
    item       text     not null,
    currency   text     not null,
    -- minor units; a debit is positive, a credit negative
    amount     bigint   not null,
    constraint pk_ledger_entry primary key (posting_id, line),
    constraint fk_ledger_entry_posting foreign key (posting_id, company_id) references ledger_posting (id, company_id),
    constraint ck_ledger_entry_account check (account in
        ('CASH_AT_PROVIDER', 'CASH_DRAWER', 'CASH_VARIANCE', 'AGENT_FLOAT', 'COMPANY_PAYABLE', 'PLATFORM_FEE',
         'AGENT_COMMISSION', 'PROVIDER_CHARGE', 'REFUNDS', 'SUSPENSE')),
    constraint ck_ledger_entry_item check (item in
        ('', 'GROSS', 'PLATFORM_FEE', 'AGENT_COMMISSION', 'PROVIDER_CHARGE', 'REFUND', 'CASH_HELD', 'CASH_VARIANCE', 'FLOAT',
         'PAYOUT')),
    constraint ck_ledger_entry_item_of_payable check ((account = 'COMPANY_PAYABLE') = (item <> '')),
    constraint ck_ledger_entry_currency check (currency ~ '^[A-Z]{3}$'),
    constraint ck_ledger_entry_amount check (amount <> 0)
);

-- balances are read from the index alone
create index ix_ledger_entry_balance on ledger_entry (company_id, account, part, currency) include (amount);
-- a book from its first page on
create index ix_ledger_entry_company_posting on ledger_entry (company_id, posting_id, line);

-- The default privileges of this schema let the application change rows. Not these: whatever the application's role is called.
do $$
declare
    role_name text;
begin
    for role_name in
        select distinct grantee from information_schema.role_table_grants
         where table_schema = current_schema() and table_name in ('ledger_posting', 'ledger_entry') and grantee <> current_user
    loop
        execute format('revoke update, delete, truncate on ledger_posting, ledger_entry from %I', role_name);
    end loop;
end
$$;

-- What a posting says is checked when it is committed: it is whole then, or not there at all.
create function check_ledger_entry() returns trigger language plpgsql set search_path from current as $$
declare
    uneven record;
begin
    select currency, sum(amount) as total into uneven
      from ledger_entry where posting_id = new.posting_id
     group by currency having sum(amount) <> 0 limit 1;
    if found then
        raise exception 'posting % is not balanced: % % too much', new.posting_id, uneven.total, uneven.currency
            using errcode = 'check_violation', table = 'ledger_entry', constraint = 'ck_ledger_entry_sum';
    end if;
    -- a posting ends with the transaction that wrote it: nothing is added to it later, balanced or not
    if not exists (select from ledger_posting where id = new.posting_id and xmin = pg_current_xact_id()::xid) then
        raise exception 'posting % was complete already', new.posting_id
            using errcode = 'check_violation', table = 'ledger_entry', constraint = 'ck_ledger_entry_late';
    end if;
    return null;
end
$$;

create constraint trigger ck_ledger_entry_sum after insert on ledger_entry
    deferrable initially deferred for each row execute function check_ledger_entry();

create function check_ledger_posting() returns trigger language plpgsql set search_path from current as $$
begin
    if not exists (select from ledger_entry where posting_id = new.id) then
        raise exception 'posting % moves nothing', new.id
            using errcode = 'check_violation', table = 'ledger_posting', constraint = 'ck_ledger_posting_entries';
    end if;
    return null;
end
$$;

create constraint trigger ck_ledger_posting_entries after insert on ledger_posting
    deferrable initially deferred for each row execute function check_ledger_posting();
