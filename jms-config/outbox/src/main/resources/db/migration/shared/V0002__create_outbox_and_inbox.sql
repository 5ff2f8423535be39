-- What this house has to tell. Written in the transaction that made it true, published by the relay afterwards.
create table outbox_event (
    seq          bigint generated always as identity,
    id           uuid        not null,
    topic        text        not null,
    type         text        not null,
    aggregate_id uuid        not null,
    payload      text        not null,
    created_at   timestamptz not null default clock_timestamp(),
    published_at timestamptz,
    attempts     integer     not null default 0,
    last_error   text,
    constraint pk_outbox_event primary key (id)
);
-- the relay's question: what is unpublished, oldest first; stays tiny however long the table grows
create index ix_outbox_event_unpublished on outbox_event (seq) where published_at is null;
-- the housekeeping's question: what was published long ago
create index ix_outbox_event_published_at on outbox_event (published_at) where published_at is not null;

-- One relay at a time per house, however many instances run; the database's clock decides.
create table relay_lease (
    name       text        not null,
    holder     text        not null,
    expires_at timestamptz not null,
    constraint pk_relay_lease primary key (name)
);
insert into relay_lease (name, holder, expires_at) values ('outbox', 'nobody', '-infinity');

-- Which events have taken effect here. Written in the transaction of the effect.
create table inbox_event (
    consumer    text        not null,
    event_id    uuid        not null,
    received_at timestamptz not null default clock_timestamp(),
    constraint pk_inbox_event primary key (consumer, event_id)
);
create index ix_inbox_event_received_at on inbox_event (received_at);
