create table timetable (
    id                 uuid     not null,
    version            integer  not null,
    company_id         uuid     not null,
    route_id           uuid     not null,
    bus_id             uuid     not null,
    assigned_driver_id uuid,
    -- seconds since the service day began; 90000 is 25:00, one o'clock in the next night
    departure_seconds  integer  not null,
    -- a timetable with a headway departs again and again until (not at) until_seconds
    until_seconds      integer,
    headway_seconds    integer,
    -- bit 0 is Monday
    days               integer  not null,
    valid_from         date     not null,
    valid_to           date     not null,
    external_ref       text,
    constraint pk_timetable primary key (id),
    constraint fk_timetable_company_id foreign key (company_id) references company (id),
    constraint fk_timetable_route_id foreign key (route_id) references route (id),
    constraint fk_timetable_bus_id foreign key (bus_id) references bus (id),
    constraint uq_timetable_company_id_external_ref unique (company_id, external_ref),
    constraint ck_timetable_days check (days between 0 and 127),
    constraint ck_timetable_validity check (valid_from <= valid_to),
    constraint ck_timetable_headway check ((until_seconds is null) = (headway_seconds is null) and coalesce(headway_seconds, 1) > 0)
);
create index ix_timetable_company_id on timetable (company_id, id);
create index ix_timetable_route_id on timetable (route_id);

-- Kept once per timetable, not once per schedule: seconds since the departure at the first stop.
create table timetable_stop_time (
    timetable_id      uuid    not null,
    sequence          integer not null,
    arrival_seconds   integer not null,
    departure_seconds integer not null,
    constraint pk_timetable_stop_time primary key (timetable_id, sequence),
    constraint fk_timetable_stop_time_timetable_id foreign key (timetable_id) references timetable (id),
    constraint ck_timetable_stop_time_times check (0 <= arrival_seconds and arrival_seconds <= departure_seconds)
);

create table timetable_exception (
    timetable_id uuid    not null,
    service_date date    not null,
    runs         boolean not null,
    constraint pk_timetable_exception primary key (timetable_id, service_date),
    constraint fk_timetable_exception_timetable_id foreign key (timetable_id) references timetable (id)
);

create table schedule (
    id                 uuid        not null,
    version            integer     not null,
    company_id         uuid        not null,
    route_id           uuid        not null,
    timetable_id       uuid,
    assigned_bus_id    uuid        not null,
    assigned_driver_id uuid,
    service_date       date        not null,
    -- seconds since the service day began, as in the timetable
    service_seconds    integer     not null,
    departure_time     timestamptz not null,
    status             text        not null,
    created_at         timestamptz not null,
    published_at       timestamptz,
    constraint pk_schedule primary key (id),
    constraint fk_schedule_company_id foreign key (company_id) references company (id),
    constraint fk_schedule_route_id foreign key (route_id) references route (id),
    constraint fk_schedule_timetable_id foreign key (timetable_id) references timetable (id),
    constraint fk_schedule_assigned_bus_id foreign key (assigned_bus_id) references bus (id),
    -- generating twice makes no duplicates; schedules made by hand have no timetable and are free
    constraint uq_schedule_timetable_id_service_date unique (timetable_id, service_date, service_seconds),
    constraint ck_schedule_status check (status in ('DRAFT', 'SCHEDULED', 'DEPARTED', 'COMPLETED', 'CANCELLED'))
);
create index ix_schedule_company_id_service_date on schedule (company_id, service_date, id);
-- what a publication walks along
create index ix_schedule_draft on schedule (company_id, route_id, id) where status = 'DRAFT';
