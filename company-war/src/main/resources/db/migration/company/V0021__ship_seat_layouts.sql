-- The vehicles of the region, drawn from above with the front on top: D driver, O door, S seat, . aisle, - nothing.
-- Each in two versions: with the driver on the left, for countries where traffic keeps right (Rwanda, Burundi, DR Congo), and
-- mirrored, for those where it keeps left (Kenya, Uganda, Tanzania). Seats are numbered from the front, from left to right.
with vehicle (code, name, lines) as (
    values
        (14, 'Minibus, 14 seats', array['D-SS', 'SS.O', 'SS.S', 'SS.S', 'SSSS']),
        (29, 'Coaster, 29 seats', array['D-.-O'] || array_fill('SS.SS'::text, array[6]) || array['SSSSS']),
        (49, 'Coach, 49 seats', array['D-.-O'] || array_fill('SS.SS'::text, array[11]) || array['SSSSS']),
        (57, 'Coach, 57 seats', array['D-.-O'] || array_fill('SS.SS'::text, array[13]) || array['SSSSS'])
), drawing as (
    select ('00000000-0000-7000-8000-0000000' || code || '0' || side.id || '1')::uuid as id,
        ('00000000-0000-7000-8000-0000000' || code || '0' || side.id || '0')::uuid as layout_id,
        vehicle.name || ', driver ' || side.name as name, line.number - 1 as row_number,
        case side.name when 'left' then line.drawn else reverse(line.drawn) end as drawn
    from vehicle
    cross join (values (1, 'left'), (2, 'right')) as side (id, name)
    cross join lateral unnest(lines) with ordinality as line (drawn, number)
), layout as (
    insert into seat_layout (
        id, layout_id, version, company_id, name, deck_count, row_count, column_count, capacity, created_at)
    select id, layout_id, 1, null, name, 1, count(*), max(length(drawn)),
        sum(length(drawn) - length(replace(drawn, 'S', ''))), now()
    from drawing group by id, layout_id, name
)
insert into seat_layout_cell (seat_layout_id, deck, row_number, column_number, kind, seat_number, properties)
select id, 0, row_number, cell.number - 1,
    case cell.drawn when 'D' then 'DRIVER' when 'O' then 'DOOR' when '.' then 'AISLE' else 'SEAT' end,
    case cell.drawn
        when 'S' then (row_number() over (partition by id, cell.drawn order by row_number, cell.number))::text
    end, ''
from drawing
cross join lateral regexp_split_to_table(drawing.drawn, '') with ordinality as cell (drawn, number)
where cell.drawn <> '-';
