create table publication (
    id                 uuid        not null,
    version            integer     not null,
    company_id         uuid        not null,
    from_date          date        not null,
    to_date            date        not null,
    route_id           uuid,
    status             text        not null,
    total              integer     not null,
    published          integer     not null,
    refused            integer     not null,
    -- the last schedule that was looked at: a restarted job goes on behind it
    after_route_id     uuid,
    after_schedule_id  uuid,
    -- who works on it and when it was last heard of
    runner             uuid,
    attempts           integer     not null,
    heartbeat_at       timestamptz not null,
    created_at         timestamptz not null,
    finished_at        timestamptz,
    failure            text,
    constraint pk_publication primary key (id),
    constraint fk_publication_company_id foreign key (company_id) references company (id),
    constraint ck_publication_status check (status in ('RUNNING', 'SUCCEEDED', 'FAILED'))
);
create index ix_publication_running on publication (heartbeat_at) where status = 'RUNNING';

create table publication_refusal (
    publication_id uuid    not null,
    code           text    not null,
    count          integer not null,
    constraint pk_publication_refusal primary key (publication_id, code),
    constraint fk_publication_refusal_publication_id foreign key (publication_id) references publication (id)
);

create table feed_import (
    id             uuid        not null,
    version        integer     not null,
    company_id     uuid        not null,
    from_date      date        not null,
    days           integer     not null,
    flat_fare      bigint,
    bus_capacity   integer     not null,
    status         text        not null,
    stage          text        not null,
    done           integer     not null,
    total          integer     not null,
    stops          integer     not null,
    routes         integer     not null,
    timetables     integer     not null,
    schedules      integer     not null,
    runner         uuid,
    heartbeat_at   timestamptz not null,
    created_at     timestamptz not null,
    finished_at    timestamptz,
    failure        text,
    constraint pk_feed_import primary key (id),
    constraint fk_feed_import_company_id foreign key (company_id) references company (id),
    constraint ck_feed_import_status check (status in ('RUNNING', 'SUCCEEDED', 'FAILED'))
);
-- one import at a time per company: two would write the same rows
create unique index uq_feed_import_running on feed_import (company_id) where status = 'RUNNING';
create index ix_feed_import_running on feed_import (heartbeat_at) where status = 'RUNNING';

create table feed_import_finding (
    import_id uuid    not null,
    position  integer not null,
    file      text    not null,
    code      text    not null,
    message   text    not null,
    count     integer not null,
    -- one per line
    examples  text    not null,
    constraint pk_feed_import_finding primary key (import_id, position),
    constraint fk_feed_import_finding_import_id foreign key (import_id) references feed_import (id)
);
