-- How much of a payment is owed back, and how much of that is back. However many refunds are asked for at once, they never
-- exceed what was paid.
alter table transaction add column owed_back bigint not null default 0;
alter table transaction add column paid_back bigint not null default 0;
alter table transaction add constraint ck_transaction_owed_back check (owed_back between 0 and amount);
alter table transaction add constraint ck_transaction_paid_back check (paid_back between 0 and owed_back);
-- payments that were owed back before refunds were kept: their whole price was
update transaction set owed_back = amount where status in ('REFUND_DUE', 'REFUNDED');
update transaction set paid_back = amount where status = 'REFUNDED';

-- Money on its way back. A row is never deleted, and is done once.
create table refund (
    -- the id it was asked for with
    id                uuid        not null,
    version           integer     not null,
    transaction_id    uuid        not null,
    company_id        uuid        not null,
    booking_reference text        not null,
    amount            bigint      not null,
    currency          text        not null,
    method            text        not null,
    -- chosen once: two ways for one refund could pay it twice; null where no provider is asked
    way               text,
    reason            text        not null,
    -- who asked; null when it was ticketing
    requested_by      uuid,
    status            text        not null,
    -- what the provider knows this try by; another after a try that failed for certain
    order_id          uuid        not null,
    callback_secret   text        not null,
    -- the provider's ids of the try; null until it acknowledged
    request_id        text,
    second_id         text,
    result_code       text,
    result_text       text,
    -- the provider's receipt, or what a person wrote down who paid it
    provider_ref      text,
    -- where it was taken from by hand, and by whom; null when the provider paid it
    paid_from         text,
    paid_by           uuid,
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    -- when the provider is asked next; null = nothing left to ask
    ask_at            timestamptz,
    constraint pk_refund primary key (id),
    constraint fk_refund_transaction foreign key (transaction_id) references transaction (id),
    constraint uq_refund_order_id unique (order_id),
    constraint uq_refund_callback_secret unique (callback_secret),
    constraint uq_refund_request_id unique (method, request_id),
    constraint ck_refund_amount check (amount > 0),
    constraint ck_refund_currency check (currency ~ '^[A-Z]{3}$'),
    constraint ck_refund_way check (way in ('REVERSAL', 'PAYOUT')),
    constraint ck_refund_paid_from check (paid_from in ('PROVIDER', 'COMPANY', 'DRAWER')),
    constraint ck_refund_status check (status in ('REQUESTED', 'SENT', 'UNKNOWN', 'SUCCEEDED', 'FAILED', 'MANUAL'))
);

create index ix_refund_transaction_id on refund (transaction_id);
create index ix_refund_ask_at on refund (ask_at) where ask_at is not null;
-- a company's refunds; and its work list, which is short
create index ix_refund_company_id on refund (company_id, id);
create index ix_refund_company_open on refund (company_id, id) where status <> 'SUCCEEDED';

-- no refund is ever deleted: whoever may write rows here may not remove any
do $$
declare
    writer text;
begin
    for writer in
        select distinct grantee from information_schema.role_table_grants
         where table_schema = current_schema() and table_name = 'refund' and grantee <> current_user
    loop
        execute format('revoke delete, truncate on refund from %I', writer);
    end loop;
end
$$;
