-- That passengers of a paid booking want to ride otherwise: what it costs, and until it is paid the seats that wait for them.
create table exchange (
    exchange_id       uuid        not null,
    booking_id        uuid        not null,
    booking_reference text        not null,
    company_id        uuid        not null,
    status            text        not null,
    -- where they want to go
    schedule_id       uuid        not null,
    from_stop_id      uuid        not null,
    to_stop_id        uuid        not null,
    from_sequence     smallint    not null,
    to_sequence       smallint    not null,
    fare_class        text        not null,
    fare_conditions   text,
    -- of the plan by which it was reckoned
    plan_version      bigint      not null,
    currency          text        not null,
    -- of the quote
    valid_until       timestamptz not null,
    -- of the seats that wait for a supplement
    hold_expires_at   timestamptz,
    hold_extended     boolean     not null,
    -- the booking they ride under now
    new_booking_id    uuid,
    new_reference     text,
    created_at        timestamptz not null,
    decided_at        timestamptz,
    version           integer     not null,
    constraint pk_exchange primary key (exchange_id),
    constraint fk_exchange_booking foreign key (booking_id) references booking (booking_id),
    constraint ck_exchange_status check (status in ('PROPOSED', 'HELD', 'COMPLETED', 'EXPIRED', 'WITHDRAWN')),
    constraint ck_exchange_held check (status <> 'HELD' or hold_expires_at is not null),
    constraint ck_exchange_completed check ((status = 'COMPLETED') = (new_booking_id is not null))
);
create index ix_exchange_booking on exchange (booking_id);
-- one supplement of a booking is waited for at a time, so that money which comes has one meaning; also leads to it
create unique index uq_exchange_held on exchange (booking_id) where status = 'HELD';
-- what the sweeper reads
create index ix_exchange_lapsing on exchange (hold_expires_at) where status = 'HELD';

create table exchange_ticket (
    exchange_id uuid   not null,
    ticket_id   uuid   not null,
    old_price   bigint not null,
    new_price   bigint not null,
    fee         bigint not null,
    -- null until it is chosen
    seat_number text,
    constraint pk_exchange_ticket primary key (exchange_id, ticket_id),
    constraint fk_exchange_ticket_exchange foreign key (exchange_id) references exchange (exchange_id),
    constraint ck_exchange_ticket_money check (old_price >= 0 and new_price >= 0 and fee >= 0)
);

-- A claim that keeps a seat, or the part of its stretch that the passenger has not yet, until the supplement is paid.
create table exchange_hold (
    claim_id    uuid not null,
    exchange_id uuid not null,
    ticket_id   uuid not null,
    seat_number text not null,
    constraint pk_exchange_hold primary key (claim_id),
    constraint fk_exchange_hold_exchange foreign key (exchange_id) references exchange (exchange_id)
);
create index ix_exchange_hold_exchange on exchange_hold (exchange_id);

-- what pays for a difference
alter table booking_payment drop constraint ck_booking_payment_outcome;
alter table booking_payment add constraint ck_booking_payment_outcome
    check (outcome in ('ACCEPTED', 'SUPPLEMENT', 'REFUND_REQUESTED'));
