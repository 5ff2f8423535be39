-- Lets GiST compare uuid and text for equality. A trusted extension: it exists already, or our role may create it.
create extension if not exists btree_gist;

-- The truth about seats. Whoever wants a seat on a stretch writes a row here, or has not got it.
create table seat_claim (
    claim_id    uuid        not null,
    schedule_id uuid        not null,
    seat_number text        not null,
    -- segment i runs from stop i to stop i + 1; half-open, so that [0,2) and [2,4) do not overlap
    segments    int4range   not null,
    kind        text        not null,
    state       text        not null default 'LIVE',
    -- the booking, device or block it belongs to
    holder_id   uuid        not null,
    expires_at  timestamptz,
    created_at  timestamptz not null default clock_timestamp(),
    constraint pk_seat_claim primary key (claim_id),
    constraint ck_seat_claim_kind check (kind in ('HOLD', 'SALE', 'LEASE', 'BLOCK')),
    constraint ck_seat_claim_state check (state in ('LIVE', 'EXPIRED', 'RELEASED')),
    constraint ck_seat_claim_expiry check ((kind in ('HOLD', 'LEASE')) = (expires_at is not null)),
    constraint ck_seat_claim_segments check (not isempty(segments)),
    constraint ex_seat_claim_overlap exclude using gist (schedule_id with =, seat_number with =, segments with &&)
        where (state = 'LIVE')
);
create index ix_seat_claim_schedule on seat_claim (schedule_id) where state = 'LIVE';
