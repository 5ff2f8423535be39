alter table publication
    -- what it does with the schedules of its range
    add column task text not null default 'PUBLISH',
    add constraint ck_publication_task check (task in ('PUBLISH', 'APPLY_FARES'));

-- Each schedule that was refused, and why.
create table publication_refused_item (
    publication_id uuid not null,
    schedule_id    uuid not null,
    code           text not null,
    constraint pk_publication_refused_item primary key (publication_id, schedule_id),
    constraint fk_publication_refused_item_publication_id foreign key (publication_id) references publication (id)
);
