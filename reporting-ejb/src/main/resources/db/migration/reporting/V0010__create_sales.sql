-- What is known of companies from the schedules they published.
create table company (
    company_id uuid not null,
    name       text not null,
    currency   text not null,
    named_at   timestamptz not null,
    constraint pk_company primary key (company_id),
    constraint ck_company_currency check (currency ~ '^[A-Z]{3}$')
);

-- Facts counted by the hour. A fact adds to one of a few shards, so that sales of one company do not queue for one row;
-- readers add the shards up.
create table tally (
    company_id   uuid        not null,
    hour         timestamptz not null,
    fact         text        not null,
    currency     text        not null,
    shard        smallint    not null,
    facts        bigint      not null,
    amount       bigint      not null,
    as_of        timestamptz not null,
    projected_at timestamptz not null,
    constraint pk_tally primary key (hour, company_id, fact, currency, shard),
    constraint ck_tally_currency check (currency ~ '^[A-Z]{3}$'),
    constraint ck_tally_facts check (facts > 0)
-- the counters of a row change all day and are in no index: room on the page keeps their updates from touching indexes
) with (fillfactor = 50);

-- one company's period; all companies' period is served by the primary key
create index ix_tally_company on tally (company_id, hour);
