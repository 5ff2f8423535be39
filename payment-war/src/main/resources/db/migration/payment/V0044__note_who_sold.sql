-- who took the money over a counter, or helped the passenger to pay; null when the passenger paid without help
alter table transaction add column sold_by uuid;
alter table transaction add constraint ck_transaction_sold_by check (sold_by is not null or method not in ('CASH', 'FLOAT'));
