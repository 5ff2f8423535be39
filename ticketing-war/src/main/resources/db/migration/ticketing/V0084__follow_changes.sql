-- Which schedules changed when, for devices that ask what is new. Written by the database, so that no way of changing a schedule or a seat
-- can forget it: each transaction leaves one row per schedule and kind of change. Those that a later one makes needless are dropped.
create table schedule_touch (
    schedule_id uuid    not null,
    -- the plan or status of the schedule; otherwise who has which seat
    is_plan     boolean not null,
    company_id  uuid    not null,
    -- The transaction that changed it. Devices read in this order, and only what is older than every transaction under way: so what is
    -- committed late is read late, and never passed over.
    position    xid8    not null default pg_current_xact_id(),
    constraint pk_schedule_touch primary key (schedule_id, is_plan, position)
);
call isolate_tenants('schedule_touch');
-- what devices read
create index ix_schedule_touch_position on schedule_touch (company_id, position, schedule_id);

create function touch_seats() returns trigger language plpgsql set search_path from current as $$
begin
    insert into schedule_touch (schedule_id, is_plan, company_id)
    select schedule_id, false, company_id from schedule where schedule_id = new.schedule_id
    on conflict on constraint pk_schedule_touch do nothing;
    return null;
end $$;

create trigger tr_seat_claim_made after insert on seat_claim
    for each row execute function touch_seats();
-- A payment, which only makes a hold a sale, changes nothing that anybody is shown.
create trigger tr_seat_claim_changed after update of state, segments, kind on seat_claim
    for each row
    when (old.state <> new.state or old.segments <> new.segments or (old.kind = 'LEASE') <> (new.kind = 'LEASE'))
    execute function touch_seats();

create function touch_schedule() returns trigger language plpgsql set search_path from current as $$
begin
    insert into schedule_touch (schedule_id, is_plan, company_id) values (new.schedule_id, true, new.company_id)
    on conflict on constraint pk_schedule_touch do nothing;
    return null;
end $$;

create trigger tr_schedule_made after insert on schedule
    for each row execute function touch_schedule();
create trigger tr_schedule_changed after update of plan_version, status on schedule
    for each row when (old.plan_version <> new.plan_version or old.status <> new.status)
    execute function touch_schedule();

-- the schedules that a company's devices sell
create index ix_schedule_company on schedule (company_id, departure_time);
