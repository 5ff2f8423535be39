-- Money that customers sent to our Pay Bill number, one row per receipt, whether they were asked to or not. The provider's word that
-- it came (a confirmation) is not signed: it is looked for on the provider's own statement before anything follows from it.
create table paybill_payment (
    id              uuid           not null,
    version         integer        not null,
    receipt         text           not null,
    -- as the customer typed it
    reference       text           not null,
    -- in whole units, as the provider counts
    units           numeric(14, 2) not null,
    currency        text           not null,
    status          text           not null,
    -- why nobody's, or what a person noted
    reason          text,
    note            text,
    handled_by      uuid,
    transaction_id  uuid,
    -- the confirmation as it arrived; null when the statement alone told us
    body            text,
    received_at     timestamptz    not null,
    updated_at      timestamptz    not null,
    -- when the statement is looked at next; null = no more
    look_at         timestamptz,
    constraint pk_paybill_payment primary key (id),
    constraint uq_paybill_payment_receipt unique (receipt),
    constraint uq_paybill_payment_transaction_id unique (transaction_id),
    constraint fk_paybill_payment_transaction foreign key (transaction_id) references transaction (id),
    constraint ck_paybill_payment_units check (units > 0),
    constraint ck_paybill_payment_currency check (currency ~ '^[A-Z]{3}$'),
    constraint ck_paybill_payment_body check (octet_length(body) <= 16384),
    constraint ck_paybill_payment_status check (status in ('HEARD', 'MATCHED', 'UNMATCHED', 'UNCONFIRMED', 'RETURNED')),
    constraint ck_paybill_payment_matched check ((status = 'MATCHED') = (transaction_id is not null))
);

create index ix_paybill_payment_look_at on paybill_payment (look_at) where look_at is not null;
-- the work list, and what was never confirmed
create index ix_paybill_payment_status_id on paybill_payment (status, id);
