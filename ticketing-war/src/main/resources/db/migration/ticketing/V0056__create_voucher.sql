-- A promise of a company to take something off a price, for whoever knows the code.
create table voucher (
    voucher_id         uuid        not null,
    company_id         uuid        not null,
    -- those that were issued together; one alone is a batch of one
    batch_id           uuid        not null,
    -- without the dashes it is written with
    code               text        not null,
    kind               text        not null,
    amount             bigint,
    percent            smallint,
    cap                bigint,
    -- of its amounts; absent when it has none
    currency           text,
    name               text        not null,
    valid_from         timestamptz not null,
    valid_until        timestamptz not null,
    max_uses           integer     not null,
    max_uses_per_phone integer,
    minimum_spend      bigint,
    -- routes, stop pairs and channels it is good for; what is empty does not limit
    scope              text        not null,
    -- the refund it was issued instead of
    refund_id          uuid,
    issued_at          timestamptz not null,
    withdrawn_at       timestamptz,
    version            integer     not null,
    constraint pk_voucher primary key (voucher_id),
    constraint uq_voucher_code unique (code),
    constraint uq_voucher_refund unique (refund_id),
    constraint ck_voucher_kind check (kind in ('AMOUNT', 'PERCENT', 'BALANCE')),
    constraint ck_voucher_value check (
        case kind when 'PERCENT' then percent between 1 and 100 and amount is null
                  else amount > 0 and percent is null and cap is null end),
    constraint ck_voucher_currency check (currency is not null or (amount is null and cap is null and minimum_spend is null)),
    constraint ck_voucher_validity check (valid_from < valid_until),
    constraint ck_voucher_max_uses check (max_uses > 0 and max_uses_per_phone > 0)
);
-- lists are read by company, and by batch
create index ix_voucher_company on voucher (company_id, voucher_id);
create index ix_voucher_batch on voucher (batch_id, voucher_id);

alter table booking
    add column voucher_id uuid,
    -- what the voucher took off; the tickets' prices are without it
    add column discount   bigint not null default 0,
    add constraint fk_booking_voucher foreign key (voucher_id) references voucher (voucher_id),
    add constraint ck_booking_discount check (discount >= 0 and (discount = 0) = (voucher_id is null));

-- What a booking used of a voucher. How much of a voucher is used is counted here and nowhere else, under a lock of the voucher's row;
-- giving back touches the booking's own row alone, so that no two bookings can wait for each other.
create table voucher_use (
    use_id            uuid        not null,
    voucher_id        uuid        not null,
    booking_id        uuid        not null,
    booking_reference text        not null,
    phone             text        not null,
    amount            bigint      not null,
    status            text        not null,
    used_at           timestamptz not null,
    changed_at        timestamptz not null,
    constraint pk_voucher_use primary key (use_id),
    constraint uq_voucher_use_booking unique (booking_id),
    constraint fk_voucher_use_voucher foreign key (voucher_id) references voucher (voucher_id),
    -- the use decides the price that the booking is written with, so it comes first
    constraint fk_voucher_use_booking foreign key (booking_id) references booking (booking_id) deferrable initially deferred,
    constraint ck_voucher_use_amount check (amount > 0),
    constraint ck_voucher_use_status check (status in ('RESERVED', 'FINAL', 'RETURNED'))
);
-- counted at every use
create index ix_voucher_use_counted on voucher_use (voucher_id) include (phone, amount) where status <> 'RETURNED';
-- the history of a voucher
create index ix_voucher_use_voucher on voucher_use (voucher_id, use_id);

-- A use goes the way of its booking, whoever moves the booking and however: with the hold's end it is given back, with the payment it is
-- final. A booking without a voucher costs the look at its own column.
create function follow_booking_with_voucher_use() returns trigger language plpgsql as $$
begin
    update voucher_use
    set status = case when new.status = 'PAID' then 'FINAL' else 'RETURNED' end, changed_at = clock_timestamp()
    where booking_id = new.booking_id and status = 'RESERVED';
    return null;
end
$$;
create trigger tr_booking_voucher_use after update of status on booking for each row
    when (new.voucher_id is not null and new.status <> old.status and new.status in ('PAID', 'EXPIRED', 'CANCELLED'))
    execute function follow_booking_with_voucher_use();
