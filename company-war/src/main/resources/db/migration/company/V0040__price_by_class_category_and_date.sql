-- The stops that the prices were made for, as "id id id": prices of other stops are never taken for a route's.
alter table fare_table add column stops text;
update fare_table set stops = (
    select string_agg(stop_id::text, ' ' order by sequence) from route_stop where route_stop.route_id = fare_table.route_id);
alter table fare_table alter column stops set not null;

-- What a category of riders pays in a class, from a date to a date, for every pair of stops: one row, however many pairs.
create table fare_period (
    route_id       uuid     not null,
    fare_class     text     not null,
    rider_category text     not null,
    valid_from     date     not null,
    -- included; the prices without an end end with the calendar
    valid_to       date     not null,
    -- by pair of stops, row after row: from stop 0 to 1, 0 to 2, ..., 1 to 2, ...; null is not sold
    amounts        bigint[] not null,
    constraint pk_fare_period primary key (route_id, fare_class, rider_category, valid_from),
    constraint fk_fare_period_route_id foreign key (route_id) references fare_table (route_id),
    constraint ck_fare_period_validity check (valid_from <= valid_to),
    constraint ck_fare_period_amounts check (0 <= all (amounts)),
    constraint ex_fare_period_validity exclude using gist (
        route_id with =, fare_class with =, rider_category with =, daterange(valid_from, valid_to, '[]') with &&)
);
insert into fare_period (route_id, fare_class, rider_category, valid_from, valid_to, amounts)
select t.route_id, 'STANDARD', 'ADULT', '0001-01-01', '9999-12-31', array_agg(f.amount order by a.sequence, b.sequence)
from fare_table t
join route_stop a on a.route_id = t.route_id
join route_stop b on b.route_id = t.route_id and b.sequence > a.sequence
left join fare f on f.route_id = t.route_id and f.from_stop_id = a.stop_id and f.to_stop_id = b.stop_id
group by t.route_id
having count(f.amount) > 0;
-- The release before this one reads and writes table fare; the one after this drops it.

-- A class without a row that is named STANDARD is what the house says it is.
create table fare_class (
    id         uuid    not null,
    version    integer not null,
    company_id uuid    not null,
    code       text    not null,
    name       text    not null,
    -- "seconds before departure/basis points/amount", earliest step first
    refunds    text    not null,
    changes    text    not null,
    -- "category/basis points off"
    discounts  text    not null,
    -- discounted prices are multiples of this many minor units
    rounding   bigint  not null,
    constraint pk_fare_class primary key (id),
    constraint fk_fare_class_company_id foreign key (company_id) references company (id),
    constraint uq_fare_class_code unique (company_id, code),
    constraint ck_fare_class_refunds check (refunds ~ '^(-?\d+/\d+/\d+( -?\d+/\d+/\d+)*)?$'),
    constraint ck_fare_class_changes check (changes ~ '^(-?\d+/\d+/\d+( -?\d+/\d+/\d+)*)?$'),
    constraint ck_fare_class_discounts check (discounts ~ '^([A-Z0-9_]+/\d+( [A-Z0-9_]+/\d+)*)?$'),
    constraint ck_fare_class_rounding check (rounding > 0)
);

-- What a company, or one of its routes, says of channels, and a company of its riders; without a row the house's own rules hold.
create table sales_rules (
    -- the company's id, or the route's
    owner_id   uuid    not null,
    version    integer not null,
    company_id uuid    not null,
    -- "channel/days/minutes", days "-" for always
    windows    text    not null,
    -- a line each, "code/from age/to age/name", ages "-" for any; empty for the house's own list
    riders     text    not null,
    constraint pk_sales_rules primary key (owner_id),
    constraint fk_sales_rules_company_id foreign key (company_id) references company (id),
    constraint ck_sales_rules_windows check (windows ~ '^([A-Z]+/(\d+|-)/\d+( [A-Z]+/(\d+|-)/\d+)*)?$')
);

create table holdback (
    id            uuid        not null,
    version       integer     not null,
    company_id    uuid        not null,
    route_id      uuid        not null,
    -- null for every run of the route
    timetable_id  uuid,
    -- separated by blanks
    seat_numbers  text        not null,
    from_sequence integer     not null,
    to_sequence   integer     not null,
    reason        text        not null,
    note          text,
    valid_from    date        not null,
    valid_to      date        not null,
    blocked_by    uuid        not null,
    created_at    timestamptz not null,
    constraint pk_holdback primary key (id),
    constraint fk_holdback_route_id foreign key (route_id) references route (id),
    constraint fk_holdback_timetable_id foreign key (timetable_id) references timetable (id),
    constraint ck_holdback_stretch check (0 <= from_sequence and from_sequence < to_sequence),
    constraint ck_holdback_validity check (valid_from <= valid_to)
);
create index ix_holdback_route_id on holdback (route_id, id);
