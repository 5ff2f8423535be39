-- a booking whose money went back
alter table booking drop constraint ck_booking_status;
alter table booking add constraint ck_booking_status
    check (status in ('RESERVED', 'PAID', 'EXPIRED', 'CANCELLED', 'REFUNDED'));

-- a ticket in whose place the booking has another one: after late money, or on another schedule
alter table ticket add column superseded boolean not null default false;
update ticket set superseded = true
where status = 'EXPIRED' and booking_id in (select booking_id from booking where status <> 'EXPIRED');

-- One row per refund we were told of. A refund of a part is one of several.
create table booking_refund (
    refund_id      uuid        not null,
    transaction_id uuid        not null,
    booking_id     uuid        not null,
    amount         bigint      not null,
    currency       text        not null,
    refunded_at    timestamptz not null,
    recorded_at    timestamptz not null,
    constraint pk_booking_refund primary key (refund_id),
    constraint fk_booking_refund_payment foreign key (transaction_id) references booking_payment (transaction_id)
);
create index ix_booking_refund_transaction on booking_refund (transaction_id);
