create table booking (
    booking_id        uuid        not null,
    booking_reference text        not null,
    company_id        uuid        not null,
    schedule_id       uuid        not null,
    from_stop_id      uuid        not null,
    to_stop_id        uuid        not null,
    from_sequence     smallint    not null,
    to_sequence       smallint    not null,
    contact_phone     text        not null,
    contact_email     text,
    amount            bigint      not null,
    currency          text        not null,
    status            text        not null,
    hold_expires_at   timestamptz not null,
    hold_extended     boolean     not null default false,
    created_at        timestamptz not null,
    version           integer     not null default 1,
    constraint pk_booking primary key (booking_id),
    constraint uq_booking_reference unique (booking_reference),
    constraint ck_booking_status check (status in ('RESERVED', 'PAID', 'EXPIRED', 'CANCELLED'))
);
-- what the sweeper reads
create index ix_booking_lapsing on booking (hold_expires_at) where status = 'RESERVED';

create table ticket (
    ticket_id       uuid     not null,
    booking_id      uuid     not null,
    position        smallint not null,
    claim_id        uuid     not null,
    seat_number     text     not null,
    passenger_name  text     not null,
    passenger_phone text,
    price           bigint   not null,
    currency        text     not null,
    status          text     not null,
    version         integer  not null default 1,
    constraint pk_ticket primary key (ticket_id),
    constraint uq_ticket_claim unique (claim_id),
    constraint fk_ticket_booking foreign key (booking_id) references booking (booking_id),
    constraint fk_ticket_claim foreign key (claim_id) references seat_claim (claim_id),
    constraint ck_ticket_status check (status in ('RESERVED', 'PAID', 'CANCELLED', 'EXPIRED', 'BOARDED', 'NO_SHOW', 'REFUNDED'))
);
create index ix_ticket_booking on ticket (booking_id);

-- One row per successful payment we were told of, so that being told twice changes nothing and no payment is forgotten.
create table booking_payment (
    transaction_id uuid        not null,
    booking_id     uuid        not null,
    amount         bigint      not null,
    currency       text        not null,
    outcome        text        not null,
    recorded_at    timestamptz not null,
    constraint pk_booking_payment primary key (transaction_id),
    constraint fk_booking_payment_booking foreign key (booking_id) references booking (booking_id),
    constraint ck_booking_payment_outcome check (outcome in ('ACCEPTED', 'REFUND_REQUESTED'))
);
-- a booking is paid once, whatever else happens
create unique index uq_booking_payment_accepted on booking_payment (booking_id) where outcome = 'ACCEPTED';
