-- An invited user has no password until the invitation is taken up.
alter table user_account
    alter column password_hash drop not null,
    add column language text not null default 'en',
    add constraint ck_user_account_language check (language in ('en', 'fr', 'rw', 'sw'));

-- The link itself is never stored: only its SHA-256, which is enough to recognise 256 random bits.
create table account_link (
    token_hash text        not null,
    user_id    uuid        not null,
    purpose    text        not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz,
    revoked_at timestamptz,
    constraint pk_account_link primary key (token_hash),
    constraint fk_account_link_user_account foreign key (user_id) references user_account (id),
    constraint ck_account_link_purpose check (purpose in ('INVITATION', 'PASSWORD_RESET')),
    constraint ck_account_link_end check (used_at is null or revoked_at is null)
);
-- the newest link of a user, and how many were sent of late
create index ix_account_link_user_id on account_link (user_id, created_at);
-- the purge deletes by this index
create index ix_account_link_expires_at on account_link (expires_at);

-- Somebody asked for a new password; whether there is such an account is found out later, so that the answer cannot tell.
create table password_reset_request (
    id       uuid        not null,
    email    text        not null,
    asked_at timestamptz not null,
    constraint pk_password_reset_request primary key (id)
);

create table outgoing_mail (
    mail_id     uuid        not null,
    user_id     uuid        not null,
    kind        text        not null,
    -- subject and text hold a link that opens an account: sealed with a key that is not in the database, gone once it is sent or given up
    sealed_text bytea,
    status      text        not null,
    attempts    integer     not null,
    -- when it is due, or due again; null once it is sent or given up
    next_at     timestamptz,
    -- why the last attempt did not send it
    failure     text,
    created_at  timestamptz not null,
    sent_at     timestamptz,
    constraint pk_outgoing_mail primary key (mail_id),
    constraint fk_outgoing_mail_user_account foreign key (user_id) references user_account (id),
    constraint ck_outgoing_mail_status check (status in ('QUEUED', 'SENT', 'FAILED')),
    constraint ck_outgoing_mail_next_at check ((status = 'QUEUED') = (next_at is not null)),
    constraint ck_outgoing_mail_sealed_text check ((status = 'QUEUED') = (sealed_text is not null))
);
-- what the sender reads
create index ix_outgoing_mail_due on outgoing_mail (next_at) where status = 'QUEUED';
