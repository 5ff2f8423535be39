-- Every table of the house tells its changes unless R__audit_exemptions.sql says that it need not. Runs after every migration, so that
-- nobody has to remember it; touches a table only when its triggers are missing or no longer wanted.
do $$
declare
    wanted record;
    verb   text;
begin
    for wanted in
        select t.oid, t.relname,
               exists (select from audit_exemption e where e.table_name = t.relname and e.column_name = '*') as exempt,
               exists (select from pg_trigger g where g.tgrelid = t.oid and g.tgname = 'tell_inserts') as told,
               (select string_agg(quote_literal(a.attname), ', ' order by k.position)
                from pg_index i
                cross join lateral unnest(i.indkey::smallint[]) with ordinality as k (attnum, position)
                join pg_attribute a on a.attrelid = t.oid and a.attnum = k.attnum
                where i.indrelid = t.oid and i.indisprimary) as keys
        from pg_class t
        where t.relnamespace = current_schema()::regnamespace and t.relkind = 'r'
    loop
        if wanted.exempt and wanted.told then
            foreach verb in array array['insert', 'update', 'delete'] loop
                execute format('drop trigger %I on %I', 'tell_' || verb || 's', wanted.relname);
            end loop;
        elsif not wanted.exempt and not wanted.told and wanted.keys is not null then -- without a key a row has no name
            execute format('create trigger tell_inserts after insert on %I referencing new table as new_rows
                            for each statement execute function tell_changes(%s)', wanted.relname, wanted.keys);
            execute format('create trigger tell_updates after update on %I
                            referencing old table as old_rows new table as new_rows
                            for each statement execute function tell_changes(%s)', wanted.relname, wanted.keys);
            execute format('create trigger tell_deletes after delete on %I referencing old table as old_rows
                            for each statement execute function tell_changes(%s)', wanted.relname, wanted.keys);
        end if;
    end loop;
end
$$;
