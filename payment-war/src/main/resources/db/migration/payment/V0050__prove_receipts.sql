-- A receipt that only a callback named gives way to the one on the provider's statement. What was settled before stays as it is.
alter table transaction add column receipt_proved boolean not null default false;
update transaction set receipt_proved = true where provider_ref is not null;
alter table transaction add constraint ck_transaction_receipt_proved check (provider_ref is not null or not receipt_proved);
