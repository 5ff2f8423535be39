-- A change of a name may wait for a fee; what was written before, or by the release before this one, cost nothing and was done at once.
alter table name_change add column status text not null default 'COMPLETED';
-- in minor units of the booking's currency
alter table name_change add column fee bigint not null default 0;
-- who is to ride, until it is decided; their papers sealed as in ticket
alter table name_change add column new_phone text;
alter table name_change add column new_identity text;
-- until when the fee is waited for
alter table name_change add column expires_at timestamptz;
alter table name_change add column is_extended boolean not null default false;
alter table name_change add column version integer not null default 1;
alter table name_change add constraint ck_name_change_status check (status in ('PENDING', 'COMPLETED', 'EXPIRED', 'WITHDRAWN'));
alter table name_change add constraint ck_name_change_pending check (status <> 'PENDING' or fee > 0 and expires_at is not null);
alter table name_change add constraint ck_name_change_decided check (status = 'PENDING' or new_phone is null and new_identity is null);
-- one fee of a booking is waited for at a time; also leads to it
create unique index uq_name_change_pending on name_change (booking_id) where status = 'PENDING';
-- what the sweeper reads
create index ix_name_change_lapsing on name_change (expires_at) where status = 'PENDING';
