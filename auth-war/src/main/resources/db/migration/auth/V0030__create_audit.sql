-- What was done in all houses, by whom and from where: rows come and never change. Values are ids, codes, amounts, times and statuses.
create table audit_entry (
    seq               bigint generated always as identity,
    event_id          uuid        not null,
    occurred_at       timestamptz not null,
    heard_at          timestamptz not null,
    house             text        not null,
    company_id        uuid,
    actor             text,
    device_id         text,
    address           text,
    action            text        not null,
    entity            text        not null,
    entity_id         text,
    booking_reference text,
    fields            text,
    before            text,
    after             text,
    constraint pk_audit_entry primary key (seq),
    constraint uq_audit_entry_event_id unique (event_id)
);
-- the questions asked of it, latest first
create index ix_audit_entry_company on audit_entry (company_id, seq);
create index ix_audit_entry_entity on audit_entry (entity_id, seq) where entity_id is not null;
create index ix_audit_entry_actor on audit_entry (actor, seq) where actor is not null;
create index ix_audit_entry_booking on audit_entry (booking_reference, seq) where booking_reference is not null;
create index ix_audit_entry_occurred_at on audit_entry (occurred_at);

-- The chain: each link's hash is SHA-256 over the hash before it and the entry's content, so that no entry can be changed, taken out or
-- put in between without all later links telling.
create table audit_link (
    position bigint not null,
    seq      bigint not null,
    hash     bytea  not null,
    constraint pk_audit_link primary key (position),
    constraint uq_audit_link_seq unique (seq),
    constraint fk_audit_link_entry foreign key (seq) references audit_entry (seq),
    constraint ck_audit_link_position check (position > 0),
    constraint ck_audit_link_hash check (octet_length(hash) = 32)
);

-- Entries that wait for their link: whoever adds one waits for nobody, and one round links many.
create table audit_unlinked (
    seq bigint not null,
    constraint pk_audit_unlinked primary key (seq),
    constraint fk_audit_unlinked_entry foreign key (seq) references audit_entry (seq)
);

create function keep_audit() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is only ever added to' using errcode = 'insufficient_privilege';
end
$$;
create trigger keep_audit_entry before update or delete or truncate on audit_entry for each statement execute function keep_audit();
create trigger keep_audit_link before update or delete or truncate on audit_link for each statement execute function keep_audit();

do $$
declare
    kept text;
    writer text;
begin
    foreach kept in array array['audit_entry', 'audit_link'] loop
        for writer in
            select distinct grantee from information_schema.role_table_grants
             where table_schema = current_schema() and table_name = kept and grantee <> current_user
        loop
            execute format('revoke update, delete, truncate on %I from %I', kept, writer);
        end loop;
    end loop;
end
$$;
