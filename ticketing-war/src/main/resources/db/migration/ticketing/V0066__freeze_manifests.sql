-- Who was to ride when the bus left, as it was known then.
create table manifest (
    schedule_id uuid        not null,
    company_id  uuid        not null,
    -- JSON, byte for byte what sha256 was made of
    content     text        not null,
    sha256      text        not null,
    frozen_at   timestamptz not null,
    constraint pk_manifest primary key (schedule_id)
);

-- Who looked at the passengers of a schedule: names and phones are not for everyone.
create table manifest_access (
    access_id   uuid        not null,
    schedule_id uuid        not null,
    company_id  uuid        not null,
    user_id     uuid        not null,
    form        text        not null,
    -- which printed copy it is; null for what is not printed
    copy_number integer,
    -- of the frozen manifest; null for one that was not final
    sha256      text,
    accessed_at timestamptz not null,
    constraint pk_manifest_access primary key (access_id),
    constraint ck_manifest_access_form check (form in ('JSON', 'CSV', 'PDF', 'BORDER_CSV')),
    constraint ck_manifest_access_copy check ((copy_number is not null) = (form = 'PDF')),
    constraint uq_manifest_access_copy unique (schedule_id, copy_number)
);
create index ix_manifest_access_schedule on manifest_access (schedule_id, access_id);

-- Neither is ever changed.
do $$
declare
    role_name text;
begin
    for role_name in
        select distinct grantee from information_schema.role_table_grants
         where table_schema = current_schema() and table_name in ('manifest', 'manifest_access') and grantee <> current_user
    loop
        execute format('revoke update, delete, truncate on manifest, manifest_access from %I', role_name);
    end loop;
end
$$;
