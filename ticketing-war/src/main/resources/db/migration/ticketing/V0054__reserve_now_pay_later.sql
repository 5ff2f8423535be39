-- How company lets its counters reserve seats that are paid later: {"seconds_before", "seats_per_phone"}; null for not at all.
alter table schedule add column pay_later jsonb;

alter table booking
    -- whether it was reserved over the counter, to be paid until hold_expires_at
    add column pay_later boolean not null default false,
    -- when the contact is reminded; null when nobody is, or has been
    add column remind_at timestamptz;

-- what the reminder reads
create index ix_booking_remind on booking (remind_at) where status = 'RESERVED' and remind_at is not null;
-- how much one phone has waiting
create index ix_booking_pay_later on booking (contact_phone) where status = 'RESERVED' and pay_later;
