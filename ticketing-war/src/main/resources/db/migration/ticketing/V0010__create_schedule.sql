-- Ticketing's own copy of what company published; company stays the only writer of the original.
create table schedule (
    schedule_id    uuid        not null,
    company_id     uuid        not null,
    company_name   text        not null,
    route_id       uuid        not null,
    route_name     text        not null,
    bus_id         uuid        not null,
    plate_number   text        not null,
    service_date   date        not null,
    departure_time timestamptz not null,
    currency       text        not null,
    seats          text[]      not null,
    stop_count     smallint    not null,
    -- upper triangle, row after row: the price from stop i to stop k stands at i * (2 * stop_count - i - 1) / 2 + k - i (1-based); null = not sold
    fares          bigint[]    not null,
    status         text        not null,
    replicated_at  timestamptz not null default clock_timestamp(),
    constraint pk_schedule primary key (schedule_id),
    constraint ck_schedule_status check (status in ('SCHEDULED', 'DEPARTED', 'COMPLETED', 'CANCELLED')),
    constraint ck_schedule_fares check (cardinality(fares) = stop_count * (stop_count - 1) / 2)
);

create table schedule_stop (
    schedule_id    uuid        not null,
    sequence       smallint    not null,
    stop_id        uuid        not null,
    name           text        not null,
    time_zone      text        not null,
    arrival_time   timestamptz not null,
    departure_time timestamptz not null,
    -- the calendar day a passenger at this stop calls the day of departure
    local_date     date        not null,
    pickup         boolean     not null,
    drop_off       boolean     not null,
    constraint pk_schedule_stop primary key (schedule_id, sequence),
    constraint fk_schedule_stop_schedule foreign key (schedule_id) references schedule (schedule_id)
);
-- search reads along this index and stops at the page's end
create index ix_schedule_stop_boarding on schedule_stop (stop_id, local_date, departure_time, schedule_id) where pickup;
