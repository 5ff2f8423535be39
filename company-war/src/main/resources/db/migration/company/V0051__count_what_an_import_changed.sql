-- What became different, beside what the feed has; a second import of the same feed changes nothing.
alter table feed_import
    add column stops_added        integer not null default 0,
    add column stops_changed      integer not null default 0,
    add column routes_added       integer not null default 0,
    add column routes_changed     integer not null default 0,
    add column timetables_added   integer not null default 0,
    add column timetables_changed integer not null default 0,
    add column timetables_ended   integer not null default 0,
    add column schedules_added    integer not null default 0,
    add column schedules_dropped  integer not null default 0;
