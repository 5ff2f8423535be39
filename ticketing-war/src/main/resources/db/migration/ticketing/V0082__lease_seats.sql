-- Seats that are lent to a device, which sells them while it has no network. Each seat is a LEASE claim whose holder is the lease, so the
-- constraint that decides about sales decides about them too.
create table seat_lease (
    lease_id    uuid        not null,
    company_id  uuid        not null,
    device_id   uuid        not null,
    schedule_id uuid        not null,
    -- that was asked for; what is still lent is what the claims say
    segments    int4range   not null,
    -- of every claim of it
    ends_at     timestamptz not null,
    status      text        not null default 'LIVE',
    created_at  timestamptz not null default clock_timestamp(),
    -- when it was given back, or somebody noticed that its time was over
    ended_at    timestamptz,
    constraint pk_seat_lease primary key (lease_id),
    constraint ck_seat_lease_status check (status in ('LIVE', 'RETURNED', 'EXPIRED')),
    constraint ck_seat_lease_ended check ((status = 'LIVE') = (ended_at is null)),
    constraint ck_seat_lease_segments check (not isempty(segments))
);
call isolate_tenants('seat_lease');
-- a device's own, latest first; lease ids rise
create index ix_seat_lease_device on seat_lease (device_id, lease_id);
-- what counts against a company's quota
create index ix_seat_lease_company on seat_lease (company_id) where status = 'LIVE';
-- what the sweeper reads
create index ix_seat_lease_ends_at on seat_lease (ends_at) where status = 'LIVE';
-- what a change or a cancellation of the schedule ends
create index ix_seat_lease_schedule on seat_lease (schedule_id) where status = 'LIVE';

-- No index leads from a lease to its claims but ix_seat_claim_schedule: one that knows holders or kinds would make every payment, which
-- changes a claim's kind and nothing else, write all of the indexes of the claim.
