-- the language the contact reads
alter table booking add column contact_language text not null default 'en';
alter table booking add constraint ck_booking_contact_language check (contact_language in ('en', 'fr', 'rw', 'sw'));

-- What passengers are told on their phones: written with the change it tells of, sent afterwards.
create table passenger_message (
    message_id        uuid        not null,
    booking_id        uuid        not null,
    booking_reference text        not null,
    company_id        uuid        not null,
    kind              text        not null,
    language          text        not null,
    phone             text        not null,
    text              text        not null,
    status            text        not null,
    attempts          integer     not null,
    -- when it is due, or due again; null once it is sent or given up
    next_at           timestamptz,
    -- the gateway's id of it
    provider_id       text,
    -- why the last attempt did not send it
    failure           text,
    created_at        timestamptz not null,
    sent_at           timestamptz,
    constraint pk_passenger_message primary key (message_id),
    constraint ck_passenger_message_status check (status in ('QUEUED', 'SENT', 'FAILED')),
    constraint ck_passenger_message_next_at check ((status = 'QUEUED') = (next_at is not null))
);
-- what the sender reads
create index ix_passenger_message_due on passenger_message (next_at) where status = 'QUEUED';
create index ix_passenger_message_booking on passenger_message (booking_reference, message_id);
