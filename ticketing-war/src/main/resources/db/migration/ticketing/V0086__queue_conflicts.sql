-- Money that came for a booking whose seats were gone, while somebody has yet to decide what becomes of the passengers.
alter table booking_payment drop constraint ck_booking_payment_outcome;
alter table booking_payment add constraint ck_booking_payment_outcome
    check (outcome in ('ACCEPTED', 'SUPPLEMENT', 'REFUND_REQUESTED', 'UNDECIDED'));

-- What a device did without network and could not be, until the passengers ride or have their money.
create table sales_conflict (
    conflict_id       uuid        not null,
    company_id        uuid        not null,
    device_id         uuid        not null,
    operation_id      uuid        not null,
    kind              text        not null,
    -- why, as problems name it
    code              text        not null,
    status            text        not null,
    booking_id        uuid        not null,
    booking_reference text        not null,
    -- the cash; null when no one payment stands behind the booking
    transaction_id    uuid,
    schedule_id       uuid        not null,
    -- since when somebody else has the seat; whose it is, is nobody's business
    won_at            timestamptz,
    opened_at         timestamptz not null,
    -- why the company's rule could not resolve it
    failure           text,
    resolution        text,
    -- null for the company's rule
    resolved_by       uuid,
    resolved_at       timestamptz,
    new_schedule_id   uuid,
    refund_id         uuid,
    note              text,
    version           integer     not null,
    constraint pk_sales_conflict primary key (conflict_id),
    -- an operation is in conflict once
    constraint uq_sales_conflict_operation unique (device_id, operation_id),
    constraint ck_sales_conflict_kind check (kind in ('SALE', 'CANCELLATION')),
    constraint ck_sales_conflict_payment check (kind <> 'SALE' or transaction_id is not null),
    constraint ck_sales_conflict_status check (status in ('OPEN', 'RESOLVED')),
    constraint ck_sales_conflict_resolution check (resolution in ('SAME_SEAT', 'EQUAL_SEAT', 'NEXT_SCHEDULE', 'REFUND', 'NOTED')),
    constraint ck_sales_conflict_resolved check (
        (status = 'RESOLVED') = (resolution is not null) and (status = 'RESOLVED') = (resolved_at is not null)),
    constraint ck_sales_conflict_refund check ((resolution = 'REFUND') = (refund_id is not null)),
    constraint ck_sales_conflict_schedule check ((resolution = 'NEXT_SCHEDULE') = (new_schedule_id is not null))
);
call isolate_tenants('sales_conflict');
-- a company's queue, oldest first, and what waits in it
create index ix_sales_conflict_company on sales_conflict (company_id, conflict_id);
create index ix_sales_conflict_open on sales_conflict (company_id, conflict_id) where status = 'OPEN';
-- what the companies' rules are to be tried on
create index ix_sales_conflict_untried on sales_conflict (conflict_id) where status = 'OPEN' and failure is null;
-- of a booking that is cancelled
create index ix_sales_conflict_booking on sales_conflict (booking_id) where status = 'OPEN';
-- a device's own
create index ix_sales_conflict_device on sales_conflict (device_id, conflict_id);

-- Which ways out a company wants to be tried at once, in which order; without a row its people decide.
create table conflict_rule (
    company_id  uuid        not null,
    resolutions text        not null,
    changed_at  timestamptz not null,
    changed_by  uuid        not null,
    version     integer     not null,
    constraint pk_conflict_rule primary key (company_id)
);
call isolate_tenants('conflict_rule');
