-- Where the rows of a feed arrive by COPY. Each transaction empties what it filled, so nobody ever sees a row of another, and
-- nothing is left after a crash; hence no keys and no log.
create unlogged table fed_timetable (
    id                uuid,
    external_ref      text,
    route_ref         text,
    departure_seconds integer,
    until_seconds     integer,
    headway_seconds   integer,
    days              integer,
    valid_from        date,
    valid_to          date,
    -- "+2026-12-25 -2026-12-26"
    exceptions        text,
    stop_times        text
);
-- timetables that the feed has, but not on the days at hand
create unlogged table fed_idle (
    external_ref text
);
-- timetables that became different
create unlogged table fed_put (
    id    uuid,
    added boolean
);
create unlogged table fed_exception (
    timetable_id uuid,
    service_date date,
    runs         boolean
);
create unlogged table fed_departure (
    id              uuid,
    external_ref    text,
    service_date    date,
    service_seconds integer,
    departure_time  timestamptz,
    arrival_time    timestamptz,
    occupied_until  timestamptz
);
