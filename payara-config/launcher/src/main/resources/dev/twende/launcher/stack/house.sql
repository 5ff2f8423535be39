-- One house: an owner role that migrates, an application role that may only read and write rows, and the schema between them.
-- Run again at every start; it changes nothing but the passwords.
do $$
begin
    if not exists (select from pg_roles where rolname = '${house}_owner') then
        create role ${house}_owner;
    end if;
    if not exists (select from pg_roles where rolname = '${house}') then
        create role ${house};
    end if;
end
$$;

alter role ${house}_owner with login nosuperuser nocreatedb nocreaterole noreplication password '${owner_password}';
alter role ${house} with login nosuperuser nocreatedb nocreaterole noreplication password '${password}';
grant connect on database twende to ${house}_owner, ${house};

create schema if not exists ${house} authorization ${house}_owner;
revoke all on schema ${house} from public;
grant usage on schema ${house} to ${house};
alter role ${house}_owner in database twende set search_path = ${house};
alter role ${house} in database twende set search_path = ${house};

alter default privileges for role ${house}_owner in schema ${house} grant select, insert, update, delete on tables to ${house};
alter default privileges for role ${house}_owner in schema ${house} grant usage, select on sequences to ${house};
alter default privileges for role ${house}_owner in schema ${house} grant execute on functions to ${house};
alter default privileges for role ${house}_owner revoke execute on functions from public;
