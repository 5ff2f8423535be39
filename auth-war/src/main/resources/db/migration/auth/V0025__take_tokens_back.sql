-- All tokens for an id (of a user, a session or a device) that were issued before the number was drawn are void. Numbers are drawn under
-- a lock of the table, so they are committed in their order, and "after the last one I know" misses none.
create sequence revocation_number;
create table revocation (
    id         uuid        not null,
    number     bigint      not null,
    revoked_at timestamptz not null,
    constraint pk_revocation primary key (id),
    -- what the houses ask by, every few seconds
    constraint uq_revocation_number unique (number)
);
-- the purge deletes by this index
create index ix_revocation_revoked_at on revocation (revoked_at);

-- what a user sees of the own sessions
alter table session add column address text;
alter table session add column user_agent text;
alter table session add column device_id uuid;
alter table session add column last_used_at timestamptz;
update session set last_used_at = opened_at;
alter table session alter column last_used_at set not null;
alter table session drop constraint ck_session_revocation;
alter table session add constraint ck_session_revocation check (revocation in
    ('TOKEN_REUSED', 'USER_INACTIVE', 'LOGGED_OUT', 'PASSWORD_CHANGED', 'SECOND_FACTOR_CHANGED'));
