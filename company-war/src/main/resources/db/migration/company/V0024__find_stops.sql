-- who made it, and may change it while nobody else serves it; absent for those of the platform
alter table stop add column company_id uuid;
alter table stop add constraint fk_stop_company_id foreign key (company_id) references company (id);
-- a station has stops, its platforms; a station has no station
alter table stop add column parent_station_id uuid;
alter table stop add constraint fk_stop_parent_station_id foreign key (parent_station_id) references stop (id);
alter table stop add constraint ck_stop_parent_station_id check (parent_station_id <> id);
create index ix_stop_parent_station_id on stop (parent_station_id, id);
-- name and code without accents and in small letters. A part of it is looked for, so that no index helps: a country has some ten
-- thousand stops, which are read in milliseconds
alter table stop add column search_text text not null
    generated always as (lower(regexp_replace(normalize(name || ' ' || code, NFD), '[\u0300-\u036f]', '', 'g'))) stored;
create index ix_stop_name on stop (name, id);
create index ix_stop_country on stop (country, id);
-- what is near lies in a belt
create index ix_stop_latitude on stop (latitude);
