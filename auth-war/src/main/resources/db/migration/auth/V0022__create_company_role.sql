-- Roles that companies define for their own people.
create table company_role (
    id         uuid        not null,
    version    integer     not null,
    company_id uuid        not null,
    name       text        not null,
    created_at timestamptz not null,
    constraint pk_company_role primary key (id)
);
-- one name once in a company, however it is typed; also the list of a company's roles
create unique index uq_company_role__role_name_taken on company_role (company_id, lower(name));

create table company_role_permission (
    role_id    uuid not null,
    permission text not null,
    constraint pk_company_role_permission primary key (role_id, permission),
    constraint fk_company_role_permission_company_role foreign key (role_id) references company_role (id) on delete cascade,
    constraint ck_company_role_permission_permission check (permission in
        ('ADMINISTER', 'SELL', 'BOARD', 'DRIVE', 'HANDLE_MONEY'))
);

create table user_company_role (
    user_id uuid not null,
    role_id uuid not null,
    constraint pk_user_company_role primary key (user_id, role_id),
    constraint fk_user_company_role_user_account foreign key (user_id) references user_account (id),
    -- no cascade: a role that somebody has is not deleted
    constraint fk_user_company_role_company_role foreign key (role_id) references company_role (id)
);
create index ix_user_company_role_role_id on user_company_role (role_id);
