-- Replica: the drivers that auth has told of, of this and of that company. Auth owns them; nothing here is personal.
create table driver (
    user_id    uuid    not null,
    company_id uuid    not null,
    is_active  boolean not null,
    constraint pk_driver primary key (user_id)
);
create index ix_driver_company_id on driver (company_id, user_id);

-- A published schedule gets another bus: a decision of two houses, kept from the first step so that a crash forgets none.
create table bus_change (
    id           uuid        not null,
    version      integer     not null,
    schedule_id  uuid        not null,
    company_id   uuid        not null,
    bus_id       uuid        not null,
    -- "old seat>new seat" one per line, as the order wishes; empty leaves it to ticketing
    plan         text        not null,
    reason       text,
    requested_by uuid        not null,
    status       text        not null,
    -- why it was refused: a code of the problem catalogue
    refusal      text,
    attempts     integer     not null,
    tried_at     timestamptz not null,
    created_at   timestamptz not null,
    finished_at  timestamptz,
    constraint pk_bus_change primary key (id),
    constraint fk_bus_change_schedule_id foreign key (schedule_id) references schedule (id),
    constraint fk_bus_change_bus_id foreign key (bus_id) references bus (id),
    constraint ck_bus_change_status check (status in ('PENDING', 'APPLIED', 'REFUSED')),
    constraint ck_bus_change_finished check ((status = 'PENDING') = (finished_at is null)),
    constraint ck_bus_change_refusal check ((status = 'REFUSED') = (refusal is not null))
);
create unique index uq_bus_change__bus_change_pending on bus_change (schedule_id) where status = 'PENDING';
create index ix_bus_change_schedule_id on bus_change (schedule_id, id);
-- what the recovery looks for, and which buses are spoken for
create index ix_bus_change_pending on bus_change (tried_at) where status = 'PENDING';
create index ix_bus_change_pending_bus on bus_change (bus_id) where status = 'PENDING';

-- Where buses with an identity are, and where pending changes will have them.
create view bus_occupation as
select s.assigned_bus_id as bus_id, s.id as schedule_id, s.departure_time, s.occupied_until
from schedule s
where not s.is_pool_bus and s.status in ('DRAFT', 'SCHEDULED', 'DEPARTED')
union all
select c.bus_id, c.schedule_id, s.departure_time, s.occupied_until
from bus_change c
join schedule s on s.id = c.schedule_id
join bus b on b.id = c.bus_id
where c.status = 'PENDING' and not b.is_pool;
