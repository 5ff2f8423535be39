-- ids rise with time, so the latest page of a company is read from the end of this index; V0040's two are not needed beside it
drop index ix_transaction_company_created_at;
drop index ix_transaction_status_created_at;
create index ix_transaction_company_id_id on transaction (company_id, id);
create index ix_transaction_status_id on transaction (status, id);
