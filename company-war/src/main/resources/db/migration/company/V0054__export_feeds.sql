-- When a feed was first seen in its present state: Last-Modified.
create table feed_version (
    company_id uuid        not null,
    tag        text        not null,
    changed_at timestamptz not null,
    constraint pk_feed_version primary key (company_id),
    constraint fk_feed_version_company_id foreign key (company_id) references company (id)
);

-- What a feed is made of while it is written; each transaction empties what it filled, as those of V0053.
create unlogged table export_date (
    timetable_id uuid,
    service_date date
);
create unlogged table export_trip (
    trip_id           uuid,
    route_id          uuid,
    departure_seconds integer,
    until_seconds     integer,
    headway_seconds   integer,
    stop_times        text,
    -- days since 1970-01-01
    dates             text
);
