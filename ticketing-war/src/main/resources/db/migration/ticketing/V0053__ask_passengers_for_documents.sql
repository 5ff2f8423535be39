-- What company wants every passenger to tell beside the name; the default is what older news means.
alter table schedule add column passenger_fields text[] not null default '{}';

-- What they told, sealed by the house (base64 of AES-256-GCM): whoever reads the table or a backup reads nothing. Null when nothing was
-- asked, and again some time after the ride.
alter table ticket add column passenger_identity text;

-- Leads to what has to be forgotten.
create index ix_ticket_identity on ticket (booking_id) where passenger_identity is not null;
