create table route (
    id           uuid    not null,
    version      integer not null,
    company_id   uuid    not null,
    name         text    not null,
    -- where an imported route comes from; a second import finds it again by this
    external_ref text,
    constraint pk_route primary key (id),
    constraint fk_route_company_id foreign key (company_id) references company (id),
    constraint uq_route_company_id_external_ref unique (company_id, external_ref)
);
create index ix_route_company_id on route (company_id, id);

create table route_stop (
    route_id          uuid    not null,
    sequence          integer not null,
    stop_id           uuid    not null,
    arrival_seconds   integer not null,
    departure_seconds integer not null,
    distance_metres   integer,
    pickup            boolean not null,
    drop_off          boolean not null,
    constraint pk_route_stop primary key (route_id, sequence),
    constraint fk_route_stop_route_id foreign key (route_id) references route (id),
    constraint fk_route_stop_stop_id foreign key (stop_id) references stop (id),
    -- a stop once per route: a pair of stops then names one stretch, and one fare
    constraint uq_route_stop_stop_id unique (route_id, stop_id),
    constraint ck_route_stop_times check (0 <= arrival_seconds and arrival_seconds <= departure_seconds)
);

create table fare_table (
    route_id uuid    not null,
    version  integer not null,
    currency text    not null,
    constraint pk_fare_table primary key (route_id),
    constraint fk_fare_table_route_id foreign key (route_id) references route (id)
);

-- A missing pair is not sellable; there is no fallback.
create table fare (
    route_id     uuid   not null,
    from_stop_id uuid   not null,
    to_stop_id   uuid   not null,
    amount       bigint not null,
    constraint pk_fare primary key (route_id, from_stop_id, to_stop_id),
    constraint fk_fare_route_id foreign key (route_id) references fare_table (route_id),
    constraint ck_fare_amount check (amount > 0)
);
