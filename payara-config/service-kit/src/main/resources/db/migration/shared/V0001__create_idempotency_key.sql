-- One row per request that carried an Idempotency-Key; written in the transaction of its effect.
create table idempotency_key (
    caller       text        not null,
    key          text        not null,
    operation    text        not null,
    request_hash text        not null,
    response     text        not null,
    created_at   timestamptz not null default clock_timestamp(),
    constraint pk_idempotency_key primary key (caller, key)
);
-- keys are kept for 24 hours at least; the housekeeping deletes by this index
create index ix_idempotency_key_created_at on idempotency_key (created_at);
