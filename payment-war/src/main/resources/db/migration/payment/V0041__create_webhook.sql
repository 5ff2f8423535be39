-- Where companies want to be told what became of their money. The secret that signs is derived, never stored.
create table webhook (
    webhook_id      uuid        not null,
    version         integer     not null,
    company_id      uuid        not null,
    url             text        not null,
    -- names of events, separated by commas
    events          text        not null,
    status          text        not null,
    disabled_reason text,
    created_at      timestamptz not null,
    constraint pk_webhook primary key (webhook_id),
    constraint ck_webhook_url check (char_length(url) <= 500),
    constraint ck_webhook_events check (events ~ '^[A-Z_]+(,[A-Z_]+)*$'),
    constraint ck_webhook_status check (status in ('ACTIVE', 'DISABLED', 'REMOVED'))
);

create index ix_webhook_company_id on webhook (company_id, webhook_id) where status <> 'REMOVED';

-- One row per event and webhook, written with the event itself: what must be told, and how the telling went.
create table webhook_delivery (
    delivery_id     uuid        not null,
    webhook_id      uuid        not null,
    event           text        not null,
    body            text        not null,
    status          text        not null,
    attempts        integer     not null,
    next_attempt_at timestamptz not null,
    last_attempt_at timestamptz,
    last_status     integer,
    last_error      text,
    delivered_at    timestamptz,
    created_at      timestamptz not null,
    -- from here the three days of trying count: a replay begins them anew
    begun_at        timestamptz not null,
    constraint pk_webhook_delivery primary key (delivery_id),
    constraint fk_webhook_delivery_webhook foreign key (webhook_id) references webhook (webhook_id),
    constraint ck_webhook_delivery_body check (octet_length(body) <= 4096),
    constraint ck_webhook_delivery_status check (status in ('PENDING', 'DELIVERED', 'FAILED'))
);

-- what the courier takes next
create index ix_webhook_delivery_due on webhook_delivery (next_attempt_at) where status = 'PENDING';
-- the log of one webhook, the latest first, and what a removed webhook leaves behind
create index ix_webhook_delivery_webhook_id on webhook_delivery (webhook_id, delivery_id);
-- what is old enough to be forgotten
create index ix_webhook_delivery_created_at on webhook_delivery (created_at);
