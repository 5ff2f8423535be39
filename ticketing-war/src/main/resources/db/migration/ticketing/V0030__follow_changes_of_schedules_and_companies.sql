-- company's count of its changes: an older or equal one is old news
alter table schedule add column revision integer not null default 1;
-- Our own count of the times this copy was rewritten, whoever asked for it. A sale names the version it was priced by.
alter table schedule add column plan_version bigint not null default 1;
-- The bus that passengers were moved to here, until company tells of it: what it tells in between still names the old one.
alter table schedule add column awaited_bus_id uuid;

-- Which companies may sell. One that is not here may.
create table company (
    company_id uuid    not null,
    status     text    not null,
    -- counts the company's changes of status
    revision   integer not null,
    constraint pk_company primary key (company_id),
    constraint ck_company_status check (status in ('ACTIVE', 'SUSPENDED'))
);
