-- Ticketing's own copy of the devices that auth enrolled; auth stays the only writer of the original.
create table device (
    device_id   uuid        not null,
    company_id  uuid        not null,
    -- counts the company's devices from 1
    serial      integer     not null,
    name        text        not null,
    enrolled_at timestamptz not null,
    revoked_at  timestamptz,
    constraint pk_device primary key (device_id)
);
call isolate_tenants('device');
-- what an administrator looks through
create index ix_device_company on device (company_id, device_id);

-- The public keys that a device has and had: what it signed with an old one before it got the new one stays what it was.
create table device_key (
    device_id  uuid        not null,
    -- RFC 7638 thumbprint, which the device can work out by itself
    key_id     text        not null,
    company_id uuid        not null,
    -- JWK
    public_key text        not null,
    since      timestamptz not null,
    -- when another took its place, or the device was revoked; null while it signs
    until      timestamptz,
    constraint pk_device_key primary key (device_id, key_id)
);
call isolate_tenants('device_key');
-- one at a time
create unique index uq_device_key_current on device_key (device_id) where until is null;
-- what is published to the company's devices
create index ix_device_key_company on device_key (company_id, device_id, since);

-- How a device does, as it told itself and as was seen here; it may be heard of before its enrolment is.
create table device_health (
    device_id      uuid        not null,
    company_id     uuid        not null,
    last_seen_at   timestamptz not null,
    -- when it last told the rest; null while it has told nothing
    reported_at    timestamptz,
    app_version    text,
    -- operations that it had not told of yet
    queue_length   integer,
    -- how far its clock was ahead of ours; negative when it was behind
    clock_skew_ms  bigint,
    -- sales that were refused and are not settled
    open_conflicts integer     not null default 0,
    constraint pk_device_health primary key (device_id),
    constraint ck_device_health_counts check (queue_length >= 0 and open_conflicts >= 0)
);
call isolate_tenants('device_health');
