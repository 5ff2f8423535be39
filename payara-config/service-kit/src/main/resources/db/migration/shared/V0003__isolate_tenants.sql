-- Hides the rows of other companies from whoever works for one, whatever a query forgets. The house says at the start of a transaction
-- for whom it works: the setting twende.tenant is a company's id, or 'platform' for what concerns all of them. Who says nothing sees
-- and writes no row.
--
-- call isolate_tenants('bus');
-- call isolate_tenants('seat_layout', 'company_id is null');
--
-- The second argument says which rows of others may be seen and locked, but never written.
-- The settings are asked once per statement, not once per row, and the comparison of ids leaks nothing, so that the planner may
-- use the same indexes as before.
create procedure isolate_tenants(isolated regclass, seen_by_all text default null)
    language plpgsql set search_path from current as $$
declare
    own constant text := $own$(
        (select current_setting('twende.tenant', true) = 'platform')
        or company_id = (select case when current_setting('twende.tenant', true) like '________-%'
                                     then current_setting('twende.tenant', true)::uuid end))$own$;
    said constant text := $said$(select current_setting('twende.tenant', true) <> '')$said$;
begin
    execute format('alter table %s enable row level security', isolated);
    execute format('alter table %s force row level security', isolated); -- for the owner too
    execute format('create policy tenant on %s using %s with check %s', isolated, own, own);
    if seen_by_all is not null then
        execute format('create policy seen_by_all on %s for select using ((%s) and %s)', isolated, seen_by_all, said);
        execute format('create policy locked_by_all on %s for update using ((%s) and %s) with check %s',
                       isolated, seen_by_all, said, own);
    end if;
end $$;

-- Isolates every table of this house that has a company_id and is not isolated yet.
create procedure isolate_all_tenants() language plpgsql set search_path from current as $$
declare
    open regclass;
begin
    for open in
        select c.oid from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relrowsecurity
        and a.attname = 'company_id' and not a.attisdropped
    loop
        call isolate_tenants(open);
    end loop;
end $$;
