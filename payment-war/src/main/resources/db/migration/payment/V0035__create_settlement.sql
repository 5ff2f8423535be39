-- What was settled with a company for a period of its book. Times are of when things were posted, by the database's clock.
create table settlement (
    id          uuid        not null,
    version     integer     not null,
    company_id  uuid        not null,
    -- counts the company's closed settlements from 1, without gaps; null while it is a draft
    number      integer,
    -- inclusive
    period_from timestamptz not null,
    -- exclusive
    period_to   timestamptz not null,
    status      text        not null,
    drafted_by  uuid        not null,
    drafted_at  timestamptz not null,
    closed_by   uuid,
    closed_at   timestamptz,
    constraint pk_settlement primary key (id),
    constraint uq_settlement_company_number unique (company_id, number),
    constraint ck_settlement_period check (period_from < period_to),
    constraint ck_settlement_status check (status in ('DRAFT', 'CLOSED')),
    constraint ck_settlement_closed check
        ((status = 'CLOSED') = (number is not null and closed_by is not null and closed_at is not null)),
    -- no movement is settled twice
    constraint ex_settlement_period exclude using gist
        (company_id with =, tstzrange(period_from, period_to) with &&) where (status = 'CLOSED')
);

create index ix_settlement_company_id on settlement (company_id, id);

-- The sums of a closed settlement, frozen. In favour of the company is positive.
create table settlement_total (
    settlement_id uuid   not null,
    currency      text   not null,
    item          text   not null,
    amount        bigint not null,
    constraint pk_settlement_total primary key (settlement_id, currency, item),
    constraint fk_settlement_total_settlement foreign key (settlement_id) references settlement (id),
    constraint ck_settlement_total_item check (item in
        ('OPENING', 'GROSS', 'PLATFORM_FEE', 'AGENT_COMMISSION', 'PROVIDER_CHARGE', 'REFUND', 'CASH_HELD', 'CASH_VARIANCE',
         'FLOAT', 'PAYOUT', 'PAYABLE'))
);

-- What was paid out to a company on a settlement.
create table payout (
    id            uuid        not null,
    settlement_id uuid        not null,
    amount        bigint      not null,
    currency      text        not null,
    -- the provider from whose account it was taken
    method        text        not null,
    reference     text        not null,
    paid_by       uuid        not null,
    paid_at       timestamptz not null,
    constraint pk_payout primary key (id),
    constraint fk_payout_settlement foreign key (settlement_id) references settlement (id),
    constraint ck_payout_amount check (amount > 0)
);

create index ix_payout_settlement_id on payout (settlement_id, id);

-- a closed settlement is a promise: what it says is neither changed nor removed
do $$
declare
    writer text;
begin
    for writer in
        select distinct grantee from information_schema.role_table_grants
         where table_schema = current_schema() and table_name = 'settlement' and grantee <> current_user
    loop
        execute format('revoke delete, truncate on settlement from %I', writer);
        execute format('revoke update, delete, truncate on settlement_total, payout from %I', writer);
    end loop;
end
$$;

create function check_settlement_frozen() returns trigger language plpgsql set search_path from current as $$
begin
    raise exception 'settlement % is closed', old.id
        using errcode = 'check_violation', table = 'settlement', constraint = 'ck_settlement_frozen';
end
$$;

create trigger ck_settlement_frozen before update on settlement
    for each row when (old.status = 'CLOSED') execute function check_settlement_frozen();

-- Nothing is posted into a period that is closed. A posting that is late has the time at which it is written, and so belongs to
-- the period that is open.
create function check_ledger_posting_period() returns trigger language plpgsql set search_path from current as $$
begin
    if exists (select from settlement
                where company_id = new.company_id and status = 'CLOSED' and period_to > new.posted_at) then
        raise exception 'the period of % is closed', new.posted_at
            using errcode = 'check_violation', table = 'ledger_posting', constraint = 'ck_ledger_posting_period';
    end if;
    return new;
end
$$;

create trigger ck_ledger_posting_period before insert on ledger_posting
    for each row execute function check_ledger_posting_period();

-- the trigger above asks for each posting
create index ix_settlement_closed_period on settlement (company_id, period_to) where status = 'CLOSED';
