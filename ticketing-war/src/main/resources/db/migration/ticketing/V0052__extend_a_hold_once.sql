-- A passenger may ask once for more time; that a payment extends the hold as well is another matter (hold_extended).
alter table booking add column hold_prolonged boolean not null default false;
