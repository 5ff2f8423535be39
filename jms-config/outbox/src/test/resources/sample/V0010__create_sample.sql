create table sample_delivery (
    booking_reference text        not null,
    delivery          integer     not null,
    noted_at          timestamptz not null default clock_timestamp()
);
create table sample_effect (
    booking_reference text        not null,
    delivery          integer     not null,
    noted_at          timestamptz not null default clock_timestamp()
);
create table sample_batch (
    company text not null,
    xid     xid8 not null default pg_current_xact_id()
);
create table sample_thing (
    company_id uuid not null,
    name       text not null,
    constraint pk_sample_thing primary key (company_id, name)
);
call isolate_tenants('sample_thing');
