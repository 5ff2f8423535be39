-- What the provider told about a transaction unasked, as it arrived.
create table provider_callback (
    id             uuid        not null,
    transaction_id uuid        not null,
    body           text        not null,
    finding        text        not null,
    received_at    timestamptz not null,
    constraint pk_provider_callback primary key (id),
    constraint fk_provider_callback_transaction foreign key (transaction_id) references transaction (id),
    constraint ck_provider_callback_body check (octet_length(body) <= 65536),
    constraint ck_provider_callback_finding check (finding in
        ('MATCHED', 'DUPLICATE', 'WRONG_IDS', 'WRONG_AMOUNT', 'MALFORMED'))
);

create index ix_provider_callback_transaction_id on provider_callback (transaction_id);
-- the quarantine: what a person should look at
create index ix_provider_callback_quarantine on provider_callback (received_at)
    where finding in ('WRONG_IDS', 'WRONG_AMOUNT', 'MALFORMED');

-- What arrived at a callback address that nobody was given: its beginning only, and only so many an hour.
create table stray_callback (
    id          uuid        not null,
    body        text        not null,
    received_at timestamptz not null,
    constraint pk_stray_callback primary key (id),
    constraint ck_stray_callback_body check (octet_length(body) <= 4096)
);

create index ix_stray_callback_received_at on stray_callback (received_at);
