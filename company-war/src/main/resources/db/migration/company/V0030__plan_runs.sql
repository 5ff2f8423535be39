create extension if not exists btree_gist;

-- A bus without identity stands for whichever one comes: it may be in many places at once. Feeds know no other.
alter table bus add column is_pool boolean not null default false;
update bus set is_pool = true where plate_number = 'IMP' || upper(right(company_id::text, 12));

alter table timetable
    -- tells departures of one route at one time apart; a feed tells them apart by its own trips
    add column run_number integer,
    -- generates nothing more
    add column retired_at timestamptz,
    add constraint ck_timetable_run_number check (run_number between 1 and 99);
update timetable set run_number = 1 where external_ref is null;

alter table schedule
    add column run_number     integer,
    -- 0 until it is published; counts what the world was told of it
    add column revision       integer,
    -- by how much the departure has moved from what was planned
    add column delay_seconds  integer,
    add column arrival_time   timestamptz,
    -- the bus and the driver are taken from departure_time until (not at) then
    add column occupied_until timestamptz,
    -- as of the bus when it was assigned: the constraint below can see no other table
    add column is_pool_bus    boolean,
    -- "arrival/departure" by stop in seconds since the departure; null while they are those of the timetable or the route
    add column stop_times     text;

update schedule set
    revision = case when published_at is null then 0 else 1 end,
    delay_seconds = 0,
    arrival_time = departure_time + make_interval(secs => coalesce(
        (select max(t.arrival_seconds) from timetable_stop_time t where t.timetable_id = schedule.timetable_id),
        (select max(r.arrival_seconds) from route_stop r where r.route_id = schedule.route_id))),
    is_pool_bus = (select b.is_pool from bus b where b.id = schedule.assigned_bus_id);
update schedule set occupied_until = arrival_time + interval '15 minutes';
update schedule set run_number = numbered.run_number
from (select id, row_number() over (partition by route_id, service_date, service_seconds order by id) as run_number
      from schedule where status <> 'CANCELLED'
        and (timetable_id is null or timetable_id in (select id from timetable where external_ref is null))) as numbered
where numbered.id = schedule.id;

-- what was planned before the rules below held is let be: such a bus counts as one of a pool, such a driver is taken off
update schedule set is_pool_bus = true
where not is_pool_bus and status in ('DRAFT', 'SCHEDULED', 'DEPARTED') and exists (
    select 1 from schedule other
    where other.assigned_bus_id = schedule.assigned_bus_id and other.id < schedule.id
      and other.status in ('DRAFT', 'SCHEDULED', 'DEPARTED')
      and other.departure_time < schedule.occupied_until and schedule.departure_time < other.occupied_until);
update schedule set assigned_driver_id = null
where status in ('DRAFT', 'SCHEDULED', 'DEPARTED') and exists (
    select 1 from schedule other
    where other.assigned_driver_id = schedule.assigned_driver_id and other.id < schedule.id
      and other.status in ('DRAFT', 'SCHEDULED', 'DEPARTED')
      and other.departure_time < schedule.occupied_until and schedule.departure_time < other.occupied_until);

alter table schedule
    alter column revision set not null,
    alter column delay_seconds set not null,
    alter column arrival_time set not null,
    alter column occupied_until set not null,
    alter column is_pool_bus set not null,
    add constraint ck_schedule_run_number check (run_number between 1 and 99),
    add constraint ck_schedule_revision check ((revision = 0) = (published_at is null)),
    add constraint ck_schedule_times
        check (departure_time <= arrival_time and arrival_time <= occupied_until and departure_time < occupied_until),
    add constraint ck_schedule_stop_times check (stop_times ~ '^\d+/\d+( \d+/\d+)+$'),
    -- nobody is in two places at once; who arrives at the very moment of the next departure is in time
    add constraint ex_schedule__bus_busy exclude using gist (
        assigned_bus_id with =, tstzrange(departure_time, occupied_until) with &&)
        where (not is_pool_bus and status in ('DRAFT', 'SCHEDULED', 'DEPARTED')),
    add constraint ex_schedule__driver_busy exclude using gist (
        assigned_driver_id with =, tstzrange(departure_time, occupied_until) with &&)
        where (assigned_driver_id is not null and status in ('DRAFT', 'SCHEDULED', 'DEPARTED'));
-- two timetables make one run of a route, a date, a time and a number; what is called off makes room
create unique index uq_schedule__run_taken on schedule (route_id, service_date, service_seconds, run_number)
    where status <> 'CANCELLED';
-- what a driver has to drive
create index ix_schedule_assigned_driver_id on schedule (assigned_driver_id, departure_time)
    where assigned_driver_id is not null;
-- what a change of fares reaches
create index ix_schedule_scheduled on schedule (company_id, route_id, id) where status = 'SCHEDULED';
