-- One row is one version of a layout and never changes; a bus stays with its version until somebody gives it another.
create table seat_layout (
    id           uuid        not null,
    layout_id    uuid        not null,
    version      integer     not null,
    -- absent for a layout of the platform, which every company may use
    company_id   uuid,
    name         text        not null,
    deck_count   integer     not null,
    row_count    integer     not null,
    column_count integer     not null,
    capacity     integer     not null,
    created_at   timestamptz not null,
    constraint pk_seat_layout primary key (id),
    constraint fk_seat_layout_company_id foreign key (company_id) references company (id),
    -- also how the newest version is found
    constraint uq_seat_layout_layout_id_version unique (layout_id, version),
    constraint ck_seat_layout_grid check (deck_count between 1 and 2 and row_count between 1 and 40 and column_count between 1 and 9),
    constraint ck_seat_layout_capacity check (capacity between 1 and 200)
);
create index ix_seat_layout_company_id on seat_layout (company_id, layout_id, version);

-- Places that are not empty.
create table seat_layout_cell (
    seat_layout_id uuid    not null,
    deck           integer not null,
    row_number     integer not null,
    column_number  integer not null,
    kind           text    not null,
    seat_number    text,
    properties     text    not null,
    constraint pk_seat_layout_cell primary key (seat_layout_id, deck, row_number, column_number),
    constraint fk_seat_layout_cell_seat_layout_id foreign key (seat_layout_id) references seat_layout (id),
    constraint uq_seat_layout_cell_seat_number unique (seat_layout_id, seat_number),
    constraint ck_seat_layout_cell_kind check (kind in ('SEAT', 'AISLE', 'DRIVER', 'DOOR', 'TOILET', 'STAIRS')),
    constraint ck_seat_layout_cell_seat_number check ((kind = 'SEAT') = (seat_number is not null))
);

-- Every bus gets a layout of its own of its seats: two on either side of the aisle, as new plain ones are.
insert into seat_layout (id, layout_id, version, company_id, name, deck_count, row_count, column_count, capacity, created_at)
select id, id, 1, company_id, '2+2, ' || capacity || ' seats', 1, 1 + (capacity + 3) / 4, 5, capacity, now()
from bus;
insert into seat_layout_cell (seat_layout_id, deck, row_number, column_number, kind, seat_number, properties)
select bus_id, 0, 1 + position / 4, position % 4 + (position % 4) / 2, 'SEAT', seat_number, '' from bus_seat;
insert into seat_layout_cell (seat_layout_id, deck, row_number, column_number, kind, seat_number, properties)
select id, 0, line, 2, 'AISLE', null, '' from bus cross join lateral generate_series(0, (capacity + 3) / 4) as line;

alter table bus add column seat_layout_id uuid;
alter table bus add column is_active boolean not null default true;
update bus set seat_layout_id = id;
alter table bus alter column seat_layout_id set not null;
alter table bus add constraint fk_bus_seat_layout_id foreign key (seat_layout_id) references seat_layout (id);
create index ix_bus_seat_layout_id on bus (seat_layout_id);
drop table bus_seat;

-- What a bus offers is a closed set from now on.
update bus_feature set feature = upper(feature)
where feature <> upper(feature)
and not exists (select from bus_feature same where same.bus_id = bus_feature.bus_id and same.feature = upper(bus_feature.feature));
delete from bus_feature where feature not in ('AC', 'WIFI', 'USB', 'TOILET', 'TV', 'RECLINING', 'LUGGAGE', 'WHEELCHAIR');
alter table bus_feature add constraint ck_bus_feature_feature
    check (feature in ('AC', 'WIFI', 'USB', 'TOILET', 'TV', 'RECLINING', 'LUGGAGE', 'WHEELCHAIR'));
