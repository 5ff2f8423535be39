-- who is on board of a schedule that changes
create index ix_booking_schedule on booking (schedule_id, booking_id);

-- Changes of a bus that were made here, so that one that is asked for again is answered again and not made again.
create table bus_change (
    change_id    uuid        not null,
    schedule_id  uuid        not null,
    -- SHA-256 of what was asked for
    request_hash text        not null,
    response     text        not null,
    applied_at   timestamptz not null,
    constraint pk_bus_change primary key (change_id)
);
