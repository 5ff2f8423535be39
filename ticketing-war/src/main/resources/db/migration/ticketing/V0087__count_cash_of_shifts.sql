-- how often cash was told of in the device's open or last shift: payment waits for all of it before it compares with what was counted
alter table pos_journal add column shift_entries integer not null default 0;
