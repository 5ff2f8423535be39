-- What an agent has paid in beforehand and may sell for.
create table agent_float (
    id         uuid   not null,
    company_id uuid   not null,
    agent_id   uuid   not null,
    currency   text   not null,
    balance    bigint not null,
    constraint pk_agent_float primary key (id),
    constraint uq_agent_float_agent unique (company_id, agent_id, currency),
    constraint ck_agent_float_currency check (currency ~ '^[A-Z]{3}$'),
    -- nobody sells for more than was paid in, however many try at once
    constraint ck_agent_float_balance check (balance >= 0)
);

create index ix_agent_float_company_id on agent_float (company_id, id);

-- Every change of a float. A row is never changed.
create table float_movement (
    id            uuid        not null,
    float_id      uuid        not null,
    kind          text        not null,
    -- the transaction, the refund, or the top-up itself
    source_id     uuid        not null,
    amount        bigint      not null,
    balance_after bigint      not null,
    -- what the agent was given for a top-up, or the booking reference
    reference     text        not null,
    made_at       timestamptz not null,
    constraint pk_float_movement primary key (id),
    constraint fk_float_movement_float foreign key (float_id) references agent_float (id),
    constraint uq_float_movement_source unique (kind, source_id),
    constraint ck_float_movement_kind check (kind in ('TOP_UP', 'SALE', 'REFUND', 'COMMISSION')),
    constraint ck_float_movement_amount check ((kind = 'SALE') = (amount < 0) and amount <> 0),
    constraint ck_float_movement_balance_after check (balance_after >= 0)
);

-- a float's statement
create index ix_float_movement_float_id on float_movement (float_id, id);

do $$
declare
    writer text;
begin
    for writer in
        select distinct grantee from information_schema.role_table_grants
         where table_schema = current_schema() and table_name = 'float_movement' and grantee <> current_user
    loop
        execute format('revoke update, delete, truncate on float_movement from %I', writer);
    end loop;
end
$$;
