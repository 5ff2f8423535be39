-- What company tells of a schedule beside the standard fare for adults; the defaults are what older news means.
alter table schedule
    -- [{"seat_number", "deck", "row", "column", "properties"}]; empty when only the numbers are known
    add column layout           jsonb    not null default '[]',
    add column features         text[]   not null default '{}',
    -- the other products: class and category of each, and their triangles one behind the other, each laid out as fares
    add column other_classes    text[]   not null default '{}',
    add column other_categories text[]   not null default '{}',
    add column other_fares      bigint[] not null default '{}',
    -- the conditions of the classes: [{"code", "name", "refunds", "changes"}]
    add column fare_classes     jsonb    not null default '[]',
    -- {"WEB": {"opens": seconds before the departure at the boarding stop, "closes": the same}}; what is absent does not limit
    add column sales_windows    jsonb    not null default '{}',
    add constraint ck_schedule_other_products check (
        cardinality(other_classes) = cardinality(other_categories)
        and cardinality(other_fares) = cardinality(other_classes) * (stop_count * (stop_count - 1) / 2));

alter table booking
    -- the conditions it was sold under, as JSON: company may change them later, for others
    add column fare_conditions text;

alter table ticket
    add column fare_class     text not null default 'STANDARD',
    add column rider_category text not null default 'ADULT';

-- Why a seat is kept out of sale and who wants it so; that it is kept so, and since when, is the claim.
create table seat_block (
    claim_id   uuid not null,
    reason     text not null,
    note       text,
    -- absent when the planner is not known
    blocked_by uuid,
    constraint pk_seat_block primary key (claim_id),
    constraint fk_seat_block_claim foreign key (claim_id) references seat_claim (claim_id)
);
