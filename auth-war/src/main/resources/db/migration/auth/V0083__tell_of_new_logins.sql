-- Programs an account has logged in with, as they call themselves, without their versions. Both are hashes.
create table known_program (
    account      text        not null,
    program      text        not null,
    last_seen_at timestamptz not null,
    constraint pk_known_program primary key (account, program)
);
-- the purge deletes by this index
create index ix_known_program_last_seen_at on known_program (last_seen_at);
