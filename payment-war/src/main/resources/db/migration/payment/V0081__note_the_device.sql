-- the enrolled device on which a payment was begun; null when it was begun without one
alter table transaction add column device_id uuid;
-- what a cashier or a device took, the latest first
create index ix_transaction_sold_by on transaction (company_id, sold_by, id) where sold_by is not null;
create index ix_transaction_device_id on transaction (company_id, device_id, id) where device_id is not null;
