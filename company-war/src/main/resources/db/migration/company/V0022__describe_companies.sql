alter table company add column licence_number text;
alter table company add column licence_authority text;
alter table company add column licence_valid_to date;
-- the languages it speaks with passengers, the preferred one first, with commas between
alter table company add column languages text not null default 'en';
alter table company add column contact_phone text;
alter table company add column contact_email text;
-- counts the changes of status; goes with the events that tell of them
alter table company add column status_revision integer not null default 0;
alter table company add constraint ck_company_licence
    check ((licence_number is null) = (licence_authority is null) and (licence_number is null) = (licence_valid_to is null));
-- passengers' lists, and lists by name
create index ix_company_name on company (name, id);
