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
