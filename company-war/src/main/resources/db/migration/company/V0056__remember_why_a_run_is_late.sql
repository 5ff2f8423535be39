-- why it is late or called off, as passengers were told last
alter table schedule
    add column reason text,
    add constraint ck_schedule_reason check (length(reason) <= 200);
