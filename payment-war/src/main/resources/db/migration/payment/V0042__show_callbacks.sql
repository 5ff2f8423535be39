-- Callbacks concern refunds as well, and one that came from elsewhere than the provider is kept for what it is.
alter table provider_callback alter column transaction_id drop not null;
alter table provider_callback add column refund_id uuid;
alter table provider_callback add constraint ck_provider_callback_about check (num_nonnulls(transaction_id, refund_id) = 1);
create index ix_provider_callback_refund_id on provider_callback (refund_id) where refund_id is not null;
-- what a person looks through, by finding, the latest first
create index ix_provider_callback_finding_id on provider_callback (finding, id);
