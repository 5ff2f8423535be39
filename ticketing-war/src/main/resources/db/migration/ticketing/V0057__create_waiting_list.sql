-- The line for a schedule that is sold out. Whoever changes the line locks this row first.
create table waiting_list (
    schedule_id   uuid        not null,
    company_id    uuid        not null,
    -- the last place that was given out
    last_number   integer     not null,
    -- when somebody looks next whether seats are free; null when nobody waits
    next_round_at timestamptz,
    constraint pk_waiting_list primary key (schedule_id)
);
-- what the rounds read
create index ix_waiting_list_due on waiting_list (next_round_at) where next_round_at is not null;

-- One party's place in the line.
create table waiting_place (
    place_id          uuid        not null,
    schedule_id       uuid        not null,
    company_id        uuid        not null,
    -- who came first has the smaller one
    number            integer     not null,
    from_stop_id      uuid        not null,
    to_stop_id        uuid        not null,
    from_sequence     smallint    not null,
    to_sequence       smallint    not null,
    phone             text        not null,
    language          text        not null,
    channel           text        not null,
    party             smallint    not null,
    -- the booking as it was asked for, sealed since there may be papers in it; forgotten when it is asked for no more
    wish              text,
    status            text        not null,
    -- until when seats are gathered for a party that is larger than what is free; null before
    gathers_until     timestamptz,
    -- the booking that it was offered
    booking_reference text,
    joined_at         timestamptz not null,
    offered_at        timestamptz,
    ended_at          timestamptz,
    version           integer     not null,
    constraint pk_waiting_place primary key (place_id),
    constraint fk_waiting_place_list foreign key (schedule_id) references waiting_list (schedule_id),
    constraint uq_waiting_place_number unique (schedule_id, number),
    constraint ck_waiting_place_status check (status in ('WAITING', 'OFFERED', 'TAKEN', 'LAPSED', 'REJECTED', 'LEFT', 'OVER')),
    constraint ck_waiting_place_wish check ((status = 'WAITING') = (wish is not null)),
    constraint ck_waiting_place_ended check ((status in ('WAITING', 'OFFERED')) = (ended_at is null)),
    constraint ck_waiting_place_offered check ((booking_reference is null) = (offered_at is null))
);
-- a phone has one place in the line of a stretch
create unique index uq_waiting_place_phone on waiting_place (schedule_id, from_sequence, to_sequence, phone)
    where status in ('WAITING', 'OFFERED');
-- the line itself
create index ix_waiting_place_line on waiting_place (schedule_id, number) where status in ('WAITING', 'OFFERED');
create unique index uq_waiting_place_booking on waiting_place (booking_reference) where booking_reference is not null;
