create table device (
    id           uuid        not null,
    version      integer     not null,
    company_id   uuid        not null,
    serial       integer     not null,
    name         text        not null,
    public_jwk   text        not null,
    app_version  text,
    status       text        not null,
    enrolled_at  timestamptz not null,
    last_seen_at timestamptz not null,
    revoked_at   timestamptz,
    constraint pk_device primary key (id),
    constraint uq_device_serial unique (company_id, serial),
    constraint ck_device_status check (status in ('ACTIVE', 'REVOKED')),
    constraint ck_device_revoked_at check ((status = 'REVOKED') = (revoked_at is not null))
);
-- the list of a company's devices, in the order of the cursor
create index ix_device_company_id on device (company_id, id);

call isolate_tenants('device');

-- The last serial of each company. The row is locked until the device that takes the next one is there, so none is left out.
create table device_serial (
    company_id uuid    not null,
    last       integer not null,
    constraint pk_device_serial primary key (company_id)
);
call isolate_tenants('device_serial');

-- A one-time code, of which only the SHA-256 is kept. With device_id it gives that device a new key, without it makes a new device.
create table device_enrolment (
    token_hash text        not null,
    company_id uuid        not null,
    device_id  uuid,
    name       text        not null,
    created_by uuid        not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz,
    constraint pk_device_enrolment primary key (token_hash),
    constraint fk_device_enrolment_device foreign key (device_id) references device (id)
);
-- the purge deletes by this index
create index ix_device_enrolment_expires_at on device_enrolment (expires_at);
call isolate_tenants('device_enrolment');

-- Assertions that were shown, so that each is good once.
create table device_assertion (
    device_id  uuid        not null,
    jti        text        not null,
    expires_at timestamptz not null,
    constraint pk_device_assertion primary key (device_id, jti)
);
-- the purge deletes by this index
create index ix_device_assertion_expires_at on device_assertion (expires_at);

create table cashier_pin (
    user_id  uuid        not null,
    pin_hash text        not null,
    set_by   uuid        not null,
    set_at   timestamptz not null,
    constraint pk_cashier_pin primary key (user_id),
    constraint fk_cashier_pin_user_account foreign key (user_id) references user_account (id),
    constraint ck_cashier_pin_pin_hash check (pin_hash like '$argon2id$%')
);

-- Tries of a cashier on a device since the last one that was right or the PIN was set; so a lock is of that device alone.
create table pin_try (
    user_id   uuid    not null,
    device_id uuid    not null,
    tries     integer not null,
    constraint pk_pin_try primary key (user_id, device_id),
    constraint fk_pin_try_cashier_pin foreign key (user_id) references cashier_pin (user_id),
    constraint fk_pin_try_device foreign key (device_id) references device (id)
);
