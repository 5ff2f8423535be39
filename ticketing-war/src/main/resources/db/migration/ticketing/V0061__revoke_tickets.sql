-- Codes of tickets that are no longer good although they were paid for, until nobody could mistake them for good any more.
create table ticket_revocation (
    ticket_id    uuid        not null,
    -- codes of this issue and of those before are void
    up_to_issue  smallint    not null,
    company_id   uuid        not null,
    schedule_id  uuid        not null,
    reason       text        not null,
    revoked_at   timestamptz not null default clock_timestamp(),
    -- when the ride would have ended, as it was known then
    ride_ends_at timestamptz not null,
    -- The transaction that revoked it. Devices read in this order, and only what is older than every transaction under way: so what is
    -- committed late is read late, and never passed over.
    position     xid8        not null default pg_current_xact_id(),
    constraint pk_ticket_revocation primary key (ticket_id, up_to_issue),
    constraint ck_ticket_revocation_reason check (reason in ('CANCELLED', 'REFUNDED', 'EXCHANGED', 'REISSUED'))
);
-- what devices read
create index ix_ticket_revocation_position on ticket_revocation (company_id, position, ticket_id, up_to_issue);
-- what is dropped
create index ix_ticket_revocation_ride_ends_at on ticket_revocation (ride_ends_at);

-- Written by the database, so that no way of changing a ticket can forget it. Ride and company are those of the seat that was sold: the
-- booking may be on another schedule by now.
create function revoke_ticket() returns trigger language plpgsql set search_path from current as $$
begin
    insert into ticket_revocation (ticket_id, up_to_issue, company_id, schedule_id, reason, ride_ends_at)
    select old.ticket_id, old.issue, s.company_id, s.schedule_id,
           case
               when new.superseded and not old.superseded then 'EXCHANGED'
               when new.status in ('CANCELLED', 'REFUNDED') then new.status
               else 'REISSUED'
           end,
           coalesce(alighting.arrival_time, s.departure_time + interval '7 days')
    from seat_claim c
        join schedule s using (schedule_id)
        left join schedule_stop alighting on alighting.schedule_id = s.schedule_id and alighting.sequence = upper(c.segments)
    where c.claim_id = old.claim_id
    on conflict on constraint pk_ticket_revocation do nothing;
    return null;
end $$;

-- The sale itself never gets here: who was not paid for has no code.
create trigger tr_ticket_revoked after update of status, superseded, issue on ticket
    for each row
    when (old.status in ('PAID', 'BOARDED', 'NO_SHOW')
          and (new.status in ('CANCELLED', 'REFUNDED') or new.superseded and not old.superseded or new.issue > old.issue))
    execute function revoke_ticket();
