-- How far each device has told what it did without network. Whoever takes its operations holds this row, so that two uploads of one device
-- queue up.
create table pos_journal (
    device_id      uuid    not null,
    company_id     uuid    not null,
    -- of the last operation that was taken; the device counts from 1 without gaps
    last_sequence  bigint  not null,
    -- the device's shifts count from 1 without gaps; 0 before the first
    shift_number   integer not null,
    -- of the open shift; null while none is open
    shift_currency text,
    version        integer not null,
    constraint pk_pos_journal primary key (device_id),
    constraint ck_pos_journal_sequence check (last_sequence >= 0),
    constraint ck_pos_journal_shift check (shift_number > 0 or shift_number = 0 and shift_currency is null)
);
call isolate_tenants('pos_journal');

-- What devices told, each with its first answer: told again, it is answered the same.
create table pos_operation (
    device_id    uuid        not null,
    sequence     bigint      not null,
    company_id   uuid        not null,
    -- the device's own; null for what nobody could read
    operation_id uuid,
    -- null for what nobody could read
    type         text,
    -- SHA-256 of the signed content; of the whole text when the device has not signed it
    digest       bytea       not null,
    -- false for what only takes a place in the sequence: the signed operation of this place takes it over
    is_signed    boolean     not null,
    outcome      text        not null,
    -- as it was first given, JSON
    answer       text        not null,
    -- what was sent, kept where nothing else came of it
    content      text,
    received_at  timestamptz not null default clock_timestamp(),
    constraint pk_pos_operation primary key (device_id, sequence),
    constraint uq_pos_operation_id unique (device_id, operation_id),
    constraint ck_pos_operation_outcome check (outcome in ('ACCEPTED', 'REJECTED', 'CONFLICT_QUEUED', 'INVALID')),
    constraint ck_pos_operation_signed check (is_signed or outcome = 'INVALID'),
    constraint ck_pos_operation_content check ((outcome = 'INVALID') = (content is not null))
);
call isolate_tenants('pos_operation');
-- what was told before is found by this, without looking at signatures
create index ix_pos_operation_digest on pos_operation (device_id, digest);
-- what somebody should look at
create index ix_pos_operation_invalid on pos_operation (company_id, received_at) where outcome = 'INVALID';
