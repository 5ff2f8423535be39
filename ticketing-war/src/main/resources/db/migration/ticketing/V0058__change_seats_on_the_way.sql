-- The other seat of a passenger who changes seats on the way, in the same bus: null for everyone else. Columns, not a table of their own:
-- nobody changes twice, and whoever reads a ticket needs no other statement.
alter table ticket
    add column second_claim_id    uuid,
    add column second_seat_number text,
    -- where the one seat is left and the other taken
    add column change_sequence    integer,
    add column change_stop_id     uuid,
    add constraint fk_ticket_second_claim foreign key (second_claim_id) references seat_claim (claim_id),
    add constraint ck_ticket_seat_change check (num_nulls(second_claim_id, second_seat_number, change_sequence, change_stop_id) in (0, 4));
-- one claim is one ticket's; leads from claims that are moved to another seat to their tickets
create unique index uq_ticket_second_claim on ticket (second_claim_id) where second_claim_id is not null;
