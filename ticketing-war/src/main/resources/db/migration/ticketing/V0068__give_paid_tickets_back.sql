-- What of a payment stands behind a booking: what came, less what was asked back or went with passengers to another booking.
create table booking_share (
    share_id       uuid    not null,
    booking_id     uuid    not null,
    transaction_id uuid    not null,
    amount         bigint  not null,
    currency       text    not null,
    version        integer not null,
    constraint pk_booking_share primary key (share_id),
    constraint uq_booking_share_payment unique (booking_id, transaction_id),
    constraint fk_booking_share_booking foreign key (booking_id) references booking (booking_id),
    constraint fk_booking_share_payment foreign key (transaction_id) references booking_payment (transaction_id),
    constraint ck_booking_share_amount check (amount >= 0)
);
-- whose money it was that went back
create index ix_booking_share_transaction on booking_share (transaction_id);
insert into booking_share (share_id, booking_id, transaction_id, amount, currency, version)
select gen_random_uuid(), p.booking_id, p.transaction_id,
       case when b.status = 'PAID'
            then greatest(0, p.amount - coalesce(
                (select sum(r.amount) from booking_refund r where r.transaction_id = p.transaction_id), 0))
            else 0 end,
       p.currency, 1
from booking_payment p join booking b using (booking_id)
where p.outcome = 'ACCEPTED';

-- One row per refund that was asked of payment for tickets that were given back.
create table repayment (
    -- the refund_id by which payment knows it
    repayment_id   uuid        not null,
    -- what was given back at once; paid from several payments it is several repayments
    return_id      uuid        not null,
    booking_id     uuid        not null,
    transaction_id uuid        not null,
    amount         bigint      not null,
    currency       text        not null,
    asked_at       timestamptz not null,
    repaid_at      timestamptz,
    version        integer     not null,
    constraint pk_repayment primary key (repayment_id),
    constraint fk_repayment_booking foreign key (booking_id) references booking (booking_id),
    constraint fk_repayment_payment foreign key (transaction_id) references booking_payment (transaction_id),
    constraint ck_repayment_amount check (amount > 0)
);
create index ix_repayment_booking on repayment (booking_id);

-- with what else it was given back; null for a ticket that was not
alter table ticket add column return_id uuid;

-- What giving tickets back would bring, until when, and whether that was accepted.
create table refund_quote (
    quote_id          uuid        not null,
    booking_id        uuid        not null,
    booking_reference text        not null,
    company_id        uuid        not null,
    status            text        not null,
    -- what comes back of all its tickets together
    refundable        bigint      not null,
    currency          text        not null,
    valid_until       timestamptz not null,
    -- who set another fee than the conditions say, and why
    overruled_by      uuid,
    overrule_reason   text,
    created_at        timestamptz not null,
    decided_at        timestamptz,
    version           integer     not null,
    constraint pk_refund_quote primary key (quote_id),
    constraint fk_refund_quote_booking foreign key (booking_id) references booking (booking_id),
    constraint ck_refund_quote_status check (status in ('PROPOSED', 'CONFIRMED', 'WITHDRAWN')),
    constraint ck_refund_quote_refundable check (refundable >= 0),
    constraint ck_refund_quote_decided check ((status = 'PROPOSED') = (decided_at is null)),
    constraint ck_refund_quote_overrule check ((overruled_by is null) = (overrule_reason is null))
);
create index ix_refund_quote_booking on refund_quote (booking_id);
create table refund_quote_line (
    quote_id  uuid   not null,
    ticket_id uuid   not null,
    price     bigint not null,
    fee       bigint not null,
    constraint pk_refund_quote_line primary key (quote_id, ticket_id),
    constraint fk_refund_quote_line_quote foreign key (quote_id) references refund_quote (quote_id),
    constraint ck_refund_quote_line_fee check (fee between 0 and price)
);
