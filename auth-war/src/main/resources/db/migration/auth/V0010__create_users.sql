create table user_account (
    id            uuid        not null,
    version       integer     not null,
    email         text        not null,
    full_name     text        not null,
    phone         text,
    password_hash text        not null,
    company_id    uuid,
    is_active     boolean     not null,
    created_at    timestamptz not null,
    constraint pk_user_account primary key (id),
    constraint uq_user_account__email_taken unique (email),
    -- an address is one account however it is typed
    constraint ck_user_account_email check (email = lower(email)),
    constraint ck_user_account_password_hash check (password_hash like '$argon2id$%')
);
-- the list of a company's people, in the order of the cursor
create index ix_user_account_company_id on user_account (company_id, id);

create table user_role (
    user_id uuid not null,
    role    text not null,
    constraint pk_user_role primary key (user_id, role),
    constraint fk_user_role_user_account foreign key (user_id) references user_account (id),
    constraint ck_user_role_role check (role in
        ('SUPER_ADMIN', 'COMPANY_ADMIN', 'AGENT', 'INSPECTOR', 'DRIVER', 'ACCOUNTANT', 'PASSENGER'))
);
