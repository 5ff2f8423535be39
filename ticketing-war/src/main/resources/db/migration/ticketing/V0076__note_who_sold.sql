-- who sold a booking over a counter, and on which enrolled device; null for what passengers book themselves
alter table booking add column sold_by uuid;
alter table booking add column device_id uuid;
