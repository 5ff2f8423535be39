-- the departure as passengers were told first, by which a delay is measured
alter table schedule add column announced_departure timestamptz;
update schedule set announced_departure = departure_time;
alter table schedule alter column announced_departure set not null;

-- That a schedule does not run, or runs later: what is done about it for all who are on board, some at a time.
create table disruption (
    disruption_id uuid        not null,
    schedule_id   uuid        not null,
    company_id    uuid        not null,
    kind          text        not null,
    reason        text,
    state         text        not null,
    -- of the changes that its passengers were not told of yet
    delay_seconds bigint      not null,
    -- whether its passengers may choose
    is_choice     boolean     not null,
    -- the last booking that was handled; bookings are handled in the order of their ids
    progress      uuid        not null,
    released      integer     not null,
    holders       integer     not null,
    started_at    timestamptz not null,
    finished_at   timestamptz,
    version       integer     not null,
    constraint pk_disruption primary key (disruption_id),
    constraint uq_disruption_schedule unique (schedule_id, kind),
    constraint ck_disruption_kind check (kind in ('CANCELLED', 'DELAYED')),
    constraint ck_disruption_state check (state in ('RUNNING', 'DONE')),
    constraint ck_disruption_finished check ((state = 'DONE') = (finished_at is not null))
);
-- what the worker reads
create index ix_disruption_running on disruption (started_at) where state = 'RUNNING';

-- One paid booking's choice.
create table disruption_case (
    case_id           uuid        not null,
    disruption_id     uuid        not null,
    schedule_id       uuid        not null,
    company_id        uuid        not null,
    booking_id        uuid        not null,
    booking_reference text        not null,
    kind              text        not null,
    status            text        not null,
    deadline          timestamptz not null,
    -- when we choose ourselves: at the deadline, or later when that failed
    due_at            timestamptz not null,
    -- why it failed the last time
    failure           text,
    refund_id         uuid,
    new_schedule_id   uuid,
    offered_at        timestamptz not null,
    resolved_at       timestamptz,
    version           integer     not null,
    constraint pk_disruption_case primary key (case_id),
    constraint fk_disruption_case_disruption foreign key (disruption_id) references disruption (disruption_id),
    constraint ck_disruption_case_kind check (kind in ('CANCELLED', 'DELAYED')),
    constraint ck_disruption_case_status check (status in ('OFFERED', 'REBOOKED', 'REFUNDED', 'KEPT')),
    constraint ck_disruption_case_refund check ((status = 'REFUNDED') = (refund_id is not null)),
    constraint ck_disruption_case_rebook check ((status = 'REBOOKED') = (new_schedule_id is not null))
);
-- a booking has one choice at a time
create unique index uq_disruption_case_open on disruption_case (booking_id) where status = 'OFFERED';
create index ix_disruption_case_due on disruption_case (due_at) where status = 'OFFERED';
create index ix_disruption_case_schedule on disruption_case (schedule_id, case_id);
create index ix_disruption_case_booking on disruption_case (booking_reference, case_id);
