-- Receipts for the tax authority. A company has none until it is registered.
create table fiscal_registration (
    company_id   uuid        not null,
    version      integer     not null,
    active       boolean     not null,
    tin          text        not null,
    branch_id    text        not null,
    tax_type     text        not null,
    -- the number of the last invoice that the device was told of
    last_invoice bigint      not null,
    updated_at   timestamptz not null,
    constraint pk_fiscal_registration primary key (company_id),
    -- or two companies would number the invoices of one
    constraint uq_fiscal_registration_branch unique (tin, branch_id),
    constraint ck_fiscal_registration_tin check (tin ~ '^[0-9]{9}$'),
    constraint ck_fiscal_registration_branch_id check (branch_id ~ '^[0-9]{2}$'),
    constraint ck_fiscal_registration_tax_type check (tax_type in ('A', 'B', 'C', 'D'))
);

-- A sale or a refund on its way to the fiscal device, written with the money it is about. A row is never deleted.
create table fiscal_receipt (
    id                uuid        not null,
    version           integer     not null,
    company_id        uuid        not null,
    kind              text        not null,
    transaction_id    uuid        not null,
    refund_id         uuid,
    booking_reference text        not null,
    amount            bigint      not null,
    currency          text        not null,
    method            text        not null,
    -- as the company was registered then
    tin               text        not null,
    branch_id         text        not null,
    tax_type          text        not null,
    occurred_at       timestamptz not null,
    status            text        not null,
    -- what the device knows it by: it signs once under it; null until it is told first
    invoice_number    bigint,
    attempts          integer     not null,
    next_attempt_at   timestamptz not null,
    begun_at          timestamptz not null,
    last_error        text,
    -- what the device made of it
    device_id         text,
    receipt_number    text,
    internal_data     text,
    signature         text,
    signed_at         timestamptz,
    constraint pk_fiscal_receipt primary key (id),
    constraint fk_fiscal_receipt_transaction foreign key (transaction_id) references transaction (id),
    constraint fk_fiscal_receipt_refund foreign key (refund_id) references refund (id),
    constraint uq_fiscal_receipt_refund unique (refund_id),
    constraint uq_fiscal_receipt_invoice unique (company_id, invoice_number),
    constraint ck_fiscal_receipt_kind check (kind in ('SALE', 'REFUND')),
    constraint ck_fiscal_receipt_refund_id check ((kind = 'REFUND') = (refund_id is not null)),
    constraint ck_fiscal_receipt_amount check (amount > 0),
    constraint ck_fiscal_receipt_currency check (currency ~ '^[A-Z]{3}$'),
    constraint ck_fiscal_receipt_tax_type check (tax_type in ('A', 'B', 'C', 'D')),
    constraint ck_fiscal_receipt_status check (status in ('PENDING', 'ISSUED', 'REFUSED')),
    constraint ck_fiscal_receipt_issued check (status <> 'ISSUED' or
        num_nulls(invoice_number, device_id, receipt_number, internal_data, signature, signed_at) = 0)
);

-- a sale has one receipt; and all receipts of a payment
create unique index uq_fiscal_receipt_sale on fiscal_receipt (transaction_id) where kind = 'SALE';
create index ix_fiscal_receipt_transaction_id on fiscal_receipt (transaction_id);
create index ix_fiscal_receipt_company_id on fiscal_receipt (company_id, id);
-- each company's next, and its work list
create index ix_fiscal_receipt_pending on fiscal_receipt (company_id, id) where status = 'PENDING';
create index ix_fiscal_receipt_refused on fiscal_receipt (company_id, id) where status = 'REFUSED';

-- printed on tickets
alter table transaction add column fiscal_number text;
alter table transaction add column fiscal_qr text;

do $$
declare
    kept text;
    writer text;
begin
    foreach kept in array array['fiscal_registration', 'fiscal_receipt'] loop
        for writer in
            select distinct grantee from information_schema.role_table_grants
             where table_schema = current_schema() and table_name = kept and grantee <> current_user
        loop
            execute format('revoke delete, truncate on %I from %I', kept, writer);
        end loop;
    end loop;
end
$$;
