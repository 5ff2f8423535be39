-- Tells the audit trail what statements do to the house's tables, so that none escapes it: neither native SQL nor a table of tomorrow.
-- The house's own script R__audit_exemptions.sql names what is not told, and why; afterMigrate__audit_by_trigger.sql puts the triggers
-- on all other tables.

-- What is not told: a whole table (column_name is '*') or one column of it.
create table if not exists audit_exemption (
    table_name  text not null,
    column_name text not null,
    reason      text not null,
    constraint pk_audit_exemption primary key (table_name, column_name)
);
delete from audit_exemption where reason like 'shared: %';
insert into audit_exemption (table_name, column_name, reason) values
    ('audit_exemption', '*', 'shared: written by migrations'),
    ('flyway_schema_history', '*', 'shared: written by migrations'),
    ('outbox_event', '*', 'shared: the way of the news itself'),
    ('inbox_event', '*', 'shared: which news came'),
    ('relay_lease', '*', 'shared: who carries the news'),
    ('idempotency_key', '*', 'shared: answers kept for repetitions');
-- who is watched does not say what is watched
do $$
declare
    writer text;
begin
    for writer in
        select distinct grantee from information_schema.role_table_grants
         where table_schema = current_schema() and table_name = 'audit_exemption' and grantee <> current_user
    loop
        execute format('revoke insert, update, delete, truncate on audit_exemption from %I', writer);
    end loop;
end
$$;

-- The values that may be shown: numbers, truth values, money, ids, times, and texts that are codes. All other texts, lists and documents may be
-- about a person, or a secret, and are told by their name only.
create or replace function shown_facts(facts jsonb) returns jsonb language sql immutable strict as $$
    select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(facts)
    where case jsonb_typeof(value)
        when 'number' then true
        when 'boolean' then true
        when 'object' then value - 'amount' - 'currency' = '{}' -- money
        when 'string' then
            key in ('status', 'state', 'kind', 'type', 'currency', 'country', 'method', 'channel', 'booking_reference',
                    'new_reference', 'seat_number', 'plate_number', 'role', 'role_name', 'fare_class', 'rider_category', 'feature',
                    'revocation', 'outcome', 'decision', 'part', 'stage', 'tag', 'time_zone', 'code', 'result_code', 'external_ref',
                    'provider_ref', 'receipt', 'provider_charge_borne_by')
            or value #>> '{}' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' and key !~ 'secret|token|hash|password|nonce|salt|key|pin'
            or value #>> '{}' ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]+(Z|[+-][0-9:]+)?)?$' and key not like '%birth%'
        else false
    end
$$;

-- Lays one EntityChanged into the outbox; the relay does the rest.
create or replace function tell_change(house text, entity text, entity_id text, action text, company_id text, many bigint,
                                       fields jsonb, before jsonb, after jsonb) returns void language plpgsql as $$
declare
    event_id constant uuid := gen_random_uuid();
begin
    insert into outbox_event (id, topic, type, aggregate_id, payload)
    values (
        event_id,
        'twende.' || house || '.change',
        'EntityChanged',
        md5(concat_ws('/', entity, entity_id))::uuid,
        jsonb_strip_nulls(jsonb_build_object(
            'specversion', '1.0',
            'id', event_id,
            'source', '/' || house,
            'type', 'dev.twende.audit.EntityChanged',
            'subject', coalesce(entity_id, entity),
            'time', to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
            'datacontenttype', 'application/json',
            'dataschema', 'urn:twende:event:' || house || ':EntityChanged:1',
            'data', jsonb_build_object(
                'house', house, 'entity', entity, 'entity_id', entity_id, 'action', action, 'company_id', company_id,
                'rows', many, 'fields', fields, 'before', before, 'after', after))
            -- who does it: the transaction was told
            || coalesce(nullif(current_setting('twende.origin', true), ''), '{}')::jsonb)::text);
end
$$;

-- On every statement that writes a table. Arguments: the columns of the primary key.
create or replace function tell_changes() returns trigger language plpgsql as $$
declare
    -- more rows of one statement are told as a number: an import is one deed, not a hundred thousand
    told_one_by_one constant integer := 50;
    house   constant text := tg_table_schema;
    entity  constant text := tg_table_name;
    keys    constant text[] := tg_argv;
    action  constant text :=
        case tg_op when 'INSERT' then 'CREATED' when 'UPDATE' then 'CHANGED' else 'REMOVED' end;
    -- besides what the house exempts: signs of life, which nobody has decided
    unheard constant text[] := array['updated_at', 'last_seen_at', 'heartbeat_at']
        || coalesce((select array_agg(column_name) from audit_exemption where table_name = tg_table_name), '{}');
    many bigint;
begin
    if tg_op = 'DELETE' then
        select count(*) into many from old_rows;
    else
        select count(*) into many from new_rows;
    end if;
    if many > told_one_by_one then
        perform tell_change(house, entity, null, action, null, many, null, null, null);
    elsif many > 0 and tg_op = 'INSERT' then
        perform tell_change(house, entity, key_of(n, keys), action, n ->> 'company_id', null,
                            (select jsonb_agg(k) from jsonb_object_keys(n) as k where n -> k <> 'null'), null, shown_facts(n))
        from (select to_jsonb(new_rows) - unheard from new_rows) as made (n);
    elsif many > 0 and tg_op = 'DELETE' then
        perform tell_change(house, entity, key_of(o, keys), action, o ->> 'company_id', null,
                            (select jsonb_agg(k) from jsonb_object_keys(o) as k where o -> k <> 'null'), shown_facts(o), null)
        from (select to_jsonb(old_rows) - unheard from old_rows) as gone (o);
    elsif many > 0 then
        perform tell_change(house, entity, key_of(n, keys), action, n ->> 'company_id', null, to_jsonb(changed),
                            shown_facts(o) - unchanged, shown_facts(n) - unchanged)
        from (select to_jsonb(old_rows) - unheard as o from old_rows) as was
        join (select to_jsonb(new_rows) - unheard as n from new_rows) as made on key_of(o, keys) = key_of(n, keys)
        cross join lateral (
            select coalesce(array_agg(k) filter (where o -> k is distinct from n -> k), '{}') as changed,
                   coalesce(array_agg(k) filter (where o -> k is not distinct from n -> k), '{}') as unchanged
            from jsonb_object_keys(n) as k) as difference
        where changed <> '{}';
    end if;
    return null;
end
$$;

-- The key of a row, its parts joined by "/".
create or replace function key_of(facts jsonb, keys text[]) returns text language sql immutable as $$
    select string_agg(facts ->> k, '/' order by position) from unnest(keys) with ordinality as key (k, position)
$$;
