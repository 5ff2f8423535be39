-- Money that fits nothing goes back by itself when nobody has found its booking in time.
alter table paybill_payment add column return_at timestamptz;
alter table paybill_payment add column return_secret text;
alter table paybill_payment add column return_request_id text;
alter table paybill_payment add column return_second_id text;
alter table paybill_payment drop constraint ck_paybill_payment_status;
alter table paybill_payment add constraint ck_paybill_payment_status check (status in
    ('HEARD', 'MATCHED', 'UNMATCHED', 'UNCONFIRMED', 'RETURNING', 'RETURNED'));
alter table paybill_payment add constraint uq_paybill_payment_return_secret unique (return_secret);
alter table paybill_payment add constraint ck_paybill_payment_returning check (status <> 'RETURNING' or return_secret is not null);
alter table paybill_payment add constraint ck_paybill_payment_return_at check (return_at is null or status in ('UNMATCHED', 'RETURNING'));
-- what goes back next, and what is asked about next
create index ix_paybill_payment_return_at on paybill_payment (return_at) where return_at is not null;

-- What the provider tells of that is evidence too. No foreign key: other money than this goes out as well.
alter table provider_callback add column debt_id uuid;
alter table provider_callback drop constraint ck_provider_callback_about;
alter table provider_callback add constraint ck_provider_callback_about check (num_nonnulls(transaction_id, refund_id, debt_id) = 1);
create index ix_provider_callback_debt_id on provider_callback (debt_id) where debt_id is not null;
