-- Devices that were without network tell of their shifts later.
-- who began the shift on the device that answers for it; null for a person's own
alter table shift add column cashier_id uuid;
-- whether a device tells of it, and nobody else opens or counts it
alter table shift add column on_device boolean not null default false;
alter table shift add constraint ck_shift_two_people_on_device check (signed_off_by <> cashier_id);

-- the number on the paper that a device printed; null for what was sold without one
alter table shift_entry add column device_receipt text;

-- cash that came into a drawer, or went out of it, for no sale
alter table shift_entry drop constraint ck_shift_entry_kind;
alter table shift_entry add constraint ck_shift_entry_kind check (kind in ('SALE', 'REFUND', 'PAY_IN', 'PAY_OUT'));
alter table shift_entry drop constraint ck_shift_entry_amount;
alter table shift_entry add constraint ck_shift_entry_amount
    check ((kind in ('SALE', 'PAY_IN')) = (amount > 0) and amount <> 0);

alter table ledger_posting drop constraint ck_ledger_posting_kind;
alter table ledger_posting add constraint ck_ledger_posting_kind check (kind in
    ('SALE', 'PROVIDER_CHARGE', 'REFUND_DUE', 'REFUNDED', 'SHIFT_OPENED', 'SHIFT_CLOSED', 'SHIFT_SIGNED_OFF', 'CASH_MOVED',
     'FLOAT_TOP_UP', 'COMMISSION_CREDITED', 'PAYOUT', 'UNMATCHED', 'MATCHED', 'WITHDRAWAL_DUE', 'WITHDRAWN', 'WITHDRAWAL_FAILED'));
