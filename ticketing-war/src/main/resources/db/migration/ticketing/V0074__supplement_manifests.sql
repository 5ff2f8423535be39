-- Who bought a seat after the bus had left, as it was known at one moment: what was frozen at the departure stays as it was.
create table manifest_supplement (
    supplement_id uuid        not null,
    schedule_id   uuid        not null,
    company_id    uuid        not null,
    -- from 1
    number        integer     not null,
    -- JSON, byte for byte what sha256 was made of
    content       text        not null,
    sha256        text        not null,
    passengers    integer     not null,
    frozen_at     timestamptz not null,
    constraint pk_manifest_supplement primary key (supplement_id),
    -- also leads to those of a schedule
    constraint uq_manifest_supplement_number unique (schedule_id, number),
    constraint fk_manifest_supplement_manifest foreign key (schedule_id) references manifest (schedule_id),
    constraint ck_manifest_supplement_number check (number >= 1)
);

-- Never changed.
do $$
declare
    role_name text;
begin
    for role_name in
        select distinct grantee from information_schema.role_table_grants
         where table_schema = current_schema() and table_name = 'manifest_supplement' and grantee <> current_user
    loop
        execute format('revoke update, delete, truncate on manifest_supplement from %I', role_name);
    end loop;
end
$$;
