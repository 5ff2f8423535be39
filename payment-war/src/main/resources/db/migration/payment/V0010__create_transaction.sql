-- One row per attempt to collect the price of a booking. Attempts are never deleted.
create table transaction (
    id                  uuid        not null,
    version             integer     not null,
    booking_reference   text        not null,
    company_id          uuid        not null,
    amount              bigint      not null,
    currency            text        not null,
    method              text        not null,
    msisdn              text        not null,
    status              text        not null,
    callback_secret     text        not null,
    -- the provider's ids of the request; null until it acknowledged
    merchant_request_id text,
    checkout_request_id text,
    -- what a callback claimed, until a status query confirms it
    claimed_code        text,
    claimed_receipt     text,
    -- what was confirmed: the provider's result and, once paid, its receipt (MpesaReceiptNumber)
    result_code         text,
    result_text         text,
    provider_ref        text,
    refund_reason       text,
    created_at          timestamptz not null,
    updated_at          timestamptz not null,
    -- when the provider is asked next; null = nothing left to ask
    ask_at              timestamptz,
    constraint pk_transaction primary key (id),
    constraint uq_transaction_callback_secret unique (callback_secret),
    constraint uq_transaction_checkout_request_id unique (checkout_request_id),
    constraint uq_transaction_provider_ref unique (provider_ref),
    constraint ck_transaction_amount check (amount > 0),
    constraint ck_transaction_currency check (currency ~ '^[A-Z]{3}$'),
    constraint ck_transaction_method check (method in ('MPESA')),
    constraint ck_transaction_msisdn check (msisdn ~ '^[1-9][0-9]{6,14}$'),
    constraint ck_transaction_status check (status in
        ('CREATED', 'PENDING', 'UNKNOWN', 'SUCCEEDED', 'FAILED', 'EXPIRED', 'REFUND_DUE', 'REFUNDED'))
);

-- a booking has one prompt on one phone at a time; a second success is impossible while the first may still come
create unique index uq_transaction_live_booking on transaction (booking_reference)
    where status in ('CREATED', 'PENDING', 'UNKNOWN');
create index ix_transaction_booking_reference on transaction (booking_reference);
create index ix_transaction_ask_at on transaction (ask_at) where ask_at is not null;
-- the work list of refunds
create index ix_transaction_refund_due on transaction (updated_at) where status = 'REFUND_DUE';
