-- Networks an account has logged in from: there it is not disturbed by what strangers try elsewhere. Both are hashes.
create table known_network (
    account      text        not null,
    network      text        not null,
    last_seen_at timestamptz not null,
    constraint pk_known_network primary key (account, network)
);
create index ix_known_network_last_seen_at on known_network (last_seen_at);

-- Challenges whose solution was accepted: each once.
create table used_proof (
    challenge  text        not null,
    expires_at timestamptz not null,
    constraint pk_used_proof primary key (challenge)
);
create index ix_used_proof_expires_at on used_proof (expires_at);
