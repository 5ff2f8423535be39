create table company (
    id         uuid        not null,
    version    integer     not null,
    name       text        not null,
    tin_number text        not null,
    country    text        not null,
    currency   text        not null,
    time_zone  text        not null,
    status     text        not null,
    created_at timestamptz not null,
    constraint pk_company primary key (id),
    constraint uq_company__tin_number_taken unique (country, tin_number),
    constraint ck_company_status check (status in ('DRAFT', 'ACTIVE', 'SUSPENDED'))
);

-- Stops are platform-wide: companies pick them, they do not duplicate them.
create table stop (
    id        uuid             not null,
    version   integer          not null,
    code      text             not null,
    name      text             not null,
    country   text             not null,
    latitude  double precision not null,
    longitude double precision not null,
    time_zone text             not null,
    constraint pk_stop primary key (id),
    constraint uq_stop__stop_code_taken unique (code),
    constraint ck_stop_latitude check (latitude between -90 and 90),
    constraint ck_stop_longitude check (longitude between -180 and 180)
);

create table bus (
    id           uuid    not null,
    version      integer not null,
    company_id   uuid    not null,
    country      text    not null,
    plate_number text    not null,
    capacity     integer not null,
    constraint pk_bus primary key (id),
    constraint fk_bus_company_id foreign key (company_id) references company (id),
    -- plate numbers are given out by a country, not by the world
    constraint uq_bus__plate_number_taken unique (country, plate_number),
    constraint ck_bus_capacity check (capacity between 1 and 200)
);
create index ix_bus_company_id on bus (company_id, id);

create table bus_seat (
    bus_id      uuid    not null,
    position    integer not null,
    seat_number text    not null,
    constraint pk_bus_seat primary key (bus_id, position),
    constraint fk_bus_seat_bus_id foreign key (bus_id) references bus (id),
    constraint uq_bus_seat_seat_number unique (bus_id, seat_number)
);

create table bus_feature (
    bus_id  uuid not null,
    feature text not null,
    constraint pk_bus_feature primary key (bus_id, feature),
    constraint fk_bus_feature_bus_id foreign key (bus_id) references bus (id)
);
