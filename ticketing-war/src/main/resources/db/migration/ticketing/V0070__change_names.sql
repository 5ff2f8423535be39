-- Who had a ticket before: so that one is handed on a few times only, and a resale leaves a trace.
create table name_change (
    change_id  uuid        not null,
    ticket_id  uuid        not null,
    booking_id uuid        not null,
    old_name   text        not null,
    new_name   text        not null,
    -- null when a guest did it
    changed_by uuid,
    changed_at timestamptz not null,
    constraint pk_name_change primary key (change_id),
    constraint fk_name_change_ticket foreign key (ticket_id) references ticket (ticket_id)
);
create index ix_name_change_ticket on name_change (ticket_id);

-- As V0061 made it; but a ticket that was given back is CANCELLED, also when the others of its party ride on without it.
create or replace function revoke_ticket() returns trigger language plpgsql set search_path from current as $$
begin
    insert into ticket_revocation (ticket_id, up_to_issue, company_id, schedule_id, reason, ride_ends_at)
    select old.ticket_id, old.issue, s.company_id, s.schedule_id,
           case
               when new.return_id is not null then 'CANCELLED'
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
