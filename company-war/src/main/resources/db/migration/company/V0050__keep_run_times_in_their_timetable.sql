-- The times of a run are read and replaced as a whole: in one value they cost a fraction of a row per stop, of which a
-- national feed has millions. "0/0 3600/3660": seconds of arrival and departure per stop, since the departure at the first.
alter table timetable add column stop_times text;

update timetable set stop_times = (
    select string_agg(arrival_seconds || '/' || departure_seconds, ' ' order by sequence)
    from timetable_stop_time where timetable_id = timetable.id);

alter table timetable
    alter column stop_times set not null,
    add constraint ck_timetable_stop_times check (stop_times like '%/% %/%');

drop table timetable_stop_time;
