-- What is left to do once a bus has left: at each stop, after it left there too, its passengers who did not come.
create table departure (
    schedule_id uuid        not null,
    company_id  uuid        not null,
    departed_at timestamptz not null,
    -- the stop that is looked at next
    sequence    smallint    not null,
    -- when
    due_at      timestamptz not null,
    state       text        not null,
    version     integer     not null,
    constraint pk_departure primary key (schedule_id),
    constraint ck_departure_state check (state in ('RUNNING', 'DONE'))
);
-- what the worker reads
create index ix_departure_due on departure (due_at) where state = 'RUNNING';

-- A passenger who did not come, and what became of the seat.
create table no_show (
    no_show_id    uuid        not null,
    ticket_id     uuid        not null,
    booking_id    uuid        not null,
    schedule_id   uuid        not null,
    company_id    uuid        not null,
    seat_number   text        not null,
    from_sequence smallint    not null,
    to_sequence   smallint    not null,
    status        text        not null,
    noted_at      timestamptz not null,
    -- from where on the seat is sold again, and who decided that
    free_from     smallint,
    released_by   uuid,
    released_at   timestamptz,
    -- the passenger was on the bus after all
    ended_at      timestamptz,
    version       integer     not null,
    constraint pk_no_show primary key (no_show_id),
    constraint fk_no_show_ticket foreign key (ticket_id) references ticket (ticket_id),
    constraint ck_no_show_status check (status in ('NOTED', 'RELEASED', 'ENDED')),
    constraint ck_no_show_released check ((free_from is null) = (released_at is null) and (released_by is null) = (released_at is null)),
    constraint ck_no_show_ended check ((status = 'ENDED') = (ended_at is not null))
);
-- a passenger is missed once at a time
create unique index uq_no_show_ticket on no_show (ticket_id) where status <> 'ENDED';
create index ix_no_show_schedule on no_show (schedule_id, no_show_id);
