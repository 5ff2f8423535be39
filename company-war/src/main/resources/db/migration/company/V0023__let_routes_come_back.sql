-- A bus may pass a stop twice: loops exist. A pair of stops then means the first boarding and the first arrival behind it.
alter table route_stop drop constraint uq_route_stop_stop_id;
-- who serves a stop
create index ix_route_stop_stop_id on route_stop (stop_id);
alter table route add column is_active boolean not null default true;
create index ix_route_company_id_name on route (company_id, name, id);
