-- How many times the ticket was issued: each issue revokes the signed codes of the ones before. One byte in the code (docs/ticket-qr.md).
alter table ticket add column issue smallint not null default 1;
alter table ticket add constraint ck_ticket_issue check (issue between 1 and 255);

-- The keys that tickets are signed with. The public half is published; the private half is sealed with a key that is not in the database.
create table ticket_key (
    -- two bytes in the code
    key_id       integer     not null,
    public_key   bytea       not null,
    sealed_key   bytea       not null,
    activates_at timestamptz not null,
    -- until when a ticket that it signed is good at the latest; null while it has signed none
    needed_until timestamptz,
    created_at   timestamptz not null,
    constraint pk_ticket_key primary key (key_id),
    constraint ck_ticket_key_id check (key_id between 1 and 65535),
    constraint ck_ticket_key_public check (octet_length(public_key) = 32)
);
