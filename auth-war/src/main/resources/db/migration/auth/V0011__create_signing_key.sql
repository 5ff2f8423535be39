-- Only the public half is readable; the private half is sealed with a key that is not in the database.
create table signing_key (
    kid           text        not null,
    public_jwk    text        not null,
    sealed_key    bytea       not null,
    activates_at  timestamptz not null,
    retires_at    timestamptz,
    created_at    timestamptz not null,
    constraint pk_signing_key primary key (kid),
    constraint ck_signing_key_retires_at check (retires_at > activates_at)
);
