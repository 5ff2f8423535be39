-- What the application's role still could: remove a float or money that came by itself, change what a sale was split by or what a drawer
-- was counted with. It never needs to.
do $$
declare
    kept text;
    writer text;
begin
    foreach kept in array array['agent_float', 'paybill_payment'] loop
        for writer in
            select distinct grantee from information_schema.role_table_grants
             where table_schema = current_schema() and table_name = kept and grantee <> current_user
        loop
            execute format('revoke delete, truncate on %I from %I', kept, writer);
        end loop;
    end loop;
    foreach kept in array array['terms', 'terms_agent', 'shift_entry', 'shift_count'] loop
        for writer in
            select distinct grantee from information_schema.role_table_grants
             where table_schema = current_schema() and table_name = kept and grantee <> current_user
        loop
            execute format('revoke update, delete, truncate on %I from %I', kept, writer);
        end loop;
    end loop;
end
$$;
