-- The time in which one person, or one device, answers for a drawer.
create table shift (
    id             uuid        not null,
    version        integer     not null,
    company_id     uuid        not null,
    -- the user or the device
    agent_id       uuid        not null,
    -- counts the agent's shifts from 1, without gaps
    number         integer     not null,
    currency       text        not null,
    -- change money that was in the drawer at the beginning
    opening_amount bigint      not null,
    status         text        not null,
    opened_at      timestamptz not null,
    closed_at      timestamptz,
    signed_off_at  timestamptz,
    signed_off_by  uuid,
    note           text,
    -- how many entries it has: the last one's position
    entries        integer     not null,
    constraint pk_shift primary key (id),
    constraint uq_shift_agent_number unique (agent_id, number),
    constraint ck_shift_number check (number > 0),
    constraint ck_shift_currency check (currency ~ '^[A-Z]{3}$'),
    constraint ck_shift_opening_amount check (opening_amount >= 0),
    constraint ck_shift_status check (status in ('OPEN', 'CLOSED', 'SIGNED_OFF')),
    constraint ck_shift_closed check ((status = 'OPEN') = (closed_at is null)),
    constraint ck_shift_signed_off check ((status = 'SIGNED_OFF') = (signed_off_at is not null and signed_off_by is not null)),
    constraint ck_shift_two_people check (signed_off_by <> agent_id)
);

-- nobody answers for two drawers at once
create unique index uq_shift__shift_already_open on shift (agent_id) where status = 'OPEN';
-- a company's shifts, and those that wait for a signature
create index ix_shift_company_id on shift (company_id, id);

-- What was taken and paid out in a shift: sales by any method, refunds out of the drawer.
create table shift_entry (
    shift_id  uuid        not null,
    -- counts the shift's entries from 1, without gaps
    position  integer     not null,
    kind      text        not null,
    -- the transaction or the refund
    source_id uuid        not null,
    method    text        not null,
    -- minor units of the shift's currency; negative when it was paid out
    amount    bigint      not null,
    receipt   text        not null,
    made_at   timestamptz not null,
    constraint pk_shift_entry primary key (shift_id, position),
    constraint fk_shift_entry_shift foreign key (shift_id) references shift (id),
    -- a sale is in one shift, once
    constraint uq_shift_entry_source unique (kind, source_id),
    constraint uq_shift_entry_receipt unique (receipt),
    constraint ck_shift_entry_kind check (kind in ('SALE', 'REFUND')),
    constraint ck_shift_entry_amount check ((kind = 'SALE') = (amount > 0) and amount <> 0)
);

-- What should have been there at the end, and what was.
create table shift_count (
    shift_id uuid   not null,
    method   text   not null,
    expected bigint not null,
    counted  bigint not null,
    constraint pk_shift_count primary key (shift_id, method),
    constraint fk_shift_count_shift foreign key (shift_id) references shift (id),
    constraint ck_shift_count_counted check (counted >= 0)
);

-- a number that is missing would be a shift that somebody made disappear
do $$
declare
    kept text;
    writer text;
begin
    foreach kept in array array['shift', 'shift_entry', 'shift_count'] loop
        for writer in
            select distinct grantee from information_schema.role_table_grants
             where table_schema = current_schema() and table_name = kept and grantee <> current_user
        loop
            execute format('revoke delete, truncate on %I from %I', kept, writer);
        end loop;
    end loop;
end
$$;
