-- The secret of an authenticator (RFC 6238), sealed with a key that is not in the database.
create table second_factor (
    user_id       uuid        not null,
    sealed_secret bytea       not null,
    created_at    timestamptz not null,
    -- null until its user has shown a code of it
    confirmed_at  timestamptz,
    -- the time step of the last code that was taken: neither it nor an older one is taken again
    last_step     bigint      not null,
    constraint pk_second_factor primary key (user_id),
    constraint fk_second_factor_user_account foreign key (user_id) references user_account (id)
);

-- For who has lost the authenticator; only the SHA-256 of 80 random bits.
create table recovery_code (
    user_id   uuid        not null,
    code_hash text        not null,
    used_at   timestamptz,
    constraint pk_recovery_code primary key (user_id, code_hash),
    constraint fk_recovery_code_second_factor foreign key (user_id) references second_factor (user_id) on delete cascade
);
