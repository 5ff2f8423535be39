create table session (
    id             uuid        not null,
    version        integer     not null,
    user_id        uuid        not null,
    successor_salt bytea       not null,
    opened_at      timestamptz not null,
    expires_at     timestamptz not null,
    revoked_at     timestamptz,
    revocation     text,
    constraint pk_session primary key (id),
    constraint fk_session_user_account foreign key (user_id) references user_account (id),
    constraint ck_session_revocation check (revocation in ('TOKEN_REUSED', 'USER_INACTIVE')),
    constraint ck_session_revoked check ((revoked_at is null) = (revocation is null))
);
create index ix_session_user_id on session (user_id);
-- the purge deletes by this index
create index ix_session_expires_at on session (expires_at);

-- The token itself is never stored: only its SHA-256, which is enough to recognise 256 random bits.
create table refresh_token (
    token_hash text        not null,
    session_id uuid        not null,
    issued_at  timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz,
    constraint pk_refresh_token primary key (token_hash),
    constraint fk_refresh_token_session foreign key (session_id) references session (id) on delete cascade
);
create index ix_refresh_token_session_id on refresh_token (session_id);
