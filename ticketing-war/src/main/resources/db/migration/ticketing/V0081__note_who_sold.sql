-- who sold a booking over a counter, and on which enrolled device; null for what passengers book themselves
alter table booking add column sold_by uuid;
alter table booking add column device_id uuid;
-- what was sold over counters, of it what a cashier sold, and what on a device, the latest first; what passengers book pays for none
create index ix_booking_sold on booking (company_id, booking_id) where sold_by is not null;
create index ix_booking_sold_by on booking (company_id, sold_by, booking_id) where sold_by is not null;
create index ix_booking_device_id on booking (company_id, device_id, booking_id) where device_id is not null;
