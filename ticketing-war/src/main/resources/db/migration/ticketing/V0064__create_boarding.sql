-- Every scan of a ticket with what the inspector was answered. Rows are facts: they are added and never changed, see below.
create table boarding (
    boarding_id     uuid        not null,
    company_id      uuid        not null,
    -- the client's own id of the scan: the same scan sent twice is one row
    nonce           uuid        not null,
    -- SHA-256 of what was scanned where
    request_hash    text        not null,
    schedule_id     uuid        not null,
    stop_sequence   smallint    not null,
    -- null when the code is nobody's ticket, or more than one passenger's
    ticket_id       uuid,
    decision        text        not null,
    -- whether the passenger rides on the ticket by this: granted, or told of later as a fact
    is_boarding     boolean     not null,
    was_offline     boolean     not null,
    -- when, as the device's clock had it put right; scanned_at is what the device said
    boarded_at      timestamptz not null,
    scanned_at      timestamptz not null,
    scanned_by      uuid        not null,
    device_id       text,
    -- the device's own count of its scans
    device_sequence bigint,
    -- what was answered, as JSON
    answer          text        not null,
    recorded_at     timestamptz not null,
    constraint pk_boarding primary key (boarding_id),
    constraint uq_boarding_nonce unique (company_id, nonce),
    constraint fk_boarding_ticket foreign key (ticket_id) references ticket (ticket_id),
    constraint ck_boarding_decision check (decision in ('OK', 'ALREADY_BOARDED', 'WRONG_TRIP', 'WRONG_STOP', 'NOT_YET_VALID',
        'EXPIRED', 'CANCELLED', 'REVOKED', 'UNPAID', 'INVALID', 'AMBIGUOUS')),
    constraint ck_boarding_ticket check (not is_boarding or ticket_id is not null)
);
-- who rides on a ticket
create index ix_boarding_ticket on boarding (ticket_id) where is_boarding;
create index ix_boarding_schedule on boarding (schedule_id, boarding_id);

-- That a boarding was a mistake; by whom and why it was taken back.
create table boarding_undo (
    boarding_id uuid        not null,
    reason      text        not null,
    undone_by   uuid        not null,
    undone_at   timestamptz not null,
    constraint pk_boarding_undo primary key (boarding_id),
    constraint fk_boarding_undo_boarding foreign key (boarding_id) references boarding (boarding_id)
);

-- Facts are added and never changed, by no defect of ours either.
do $$
declare
    role_name text;
begin
    for role_name in
        select distinct grantee from information_schema.role_table_grants
         where table_schema = current_schema() and table_name in ('boarding', 'boarding_undo') and grantee <> current_user
    loop
        execute format('revoke update, delete, truncate on boarding, boarding_undo from %I', role_name);
    end loop;
end
$$;

-- What somebody must look at: boardings without network that should not have been.
create table boarding_alert (
    alert_id          uuid        not null,
    company_id        uuid        not null,
    schedule_id       uuid        not null,
    boarding_id       uuid        not null,
    -- the boarding that came first, for duplicates
    first_boarding_id uuid,
    ticket_id         uuid,
    kind              text        not null,
    status            text        not null,
    raised_at         timestamptz not null,
    acknowledged_by   uuid,
    acknowledged_at   timestamptz,
    note              text,
    version           integer     not null,
    constraint pk_boarding_alert primary key (alert_id),
    constraint fk_boarding_alert_boarding foreign key (boarding_id) references boarding (boarding_id),
    -- a boarding is complained of once
    constraint uq_boarding_alert_boarding unique (boarding_id, kind),
    constraint ck_boarding_alert_kind check (kind in ('DUPLICATE', 'REFUSED', 'SEAT_RESOLD')),
    constraint ck_boarding_alert_status check (status in ('OPEN', 'ACKNOWLEDGED')),
    constraint ck_boarding_alert_acknowledged check (
        (status = 'ACKNOWLEDGED') = (acknowledged_at is not null and acknowledged_by is not null))
);
create index ix_boarding_alert_company on boarding_alert (company_id, alert_id);
create index ix_boarding_alert_schedule on boarding_alert (schedule_id, alert_id);
