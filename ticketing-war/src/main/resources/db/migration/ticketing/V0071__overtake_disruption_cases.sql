-- a choice that nobody has to make any more: the booking was given back or moved in another way
alter table disruption_case drop constraint ck_disruption_case_status;
alter table disruption_case add constraint ck_disruption_case_status
    check (status in ('OFFERED', 'REBOOKED', 'REFUNDED', 'KEPT', 'OVERTAKEN'));
