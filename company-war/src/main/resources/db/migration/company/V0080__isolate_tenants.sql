-- Stops are the platform's, whoever made them: all companies serve them, only who made one may change it.
call isolate_tenants('stop', 'true');
-- The platform's own layouts are for every company.
call isolate_tenants('seat_layout', 'company_id is null');
-- What a company may do to a stop depends on the routes of others, of which it learns nothing else: this asks for the platform, and
-- nothing after it does. ix_route_stop_stop_id serves it.
create function is_served_by_others(served uuid, company uuid) returns boolean
    language plpgsql volatile set search_path from current as $$
declare
    tenant constant text := current_setting('twende.tenant', true);
    is_served boolean;
begin
    perform set_config('twende.tenant', 'platform', true);
    is_served := exists (select from route_stop join route on route.id = route_stop.route_id
                     where route_stop.stop_id = served and route.company_id <> company);
    perform set_config('twende.tenant', coalesce(tenant, ''), true);
    return is_served;
end $$;
-- Tables made later call isolate_tenants('...') where they are made.
call isolate_all_tenants();
