-- One comparison of a provider's statement with our transactions, our ledger and ticketing's bookings.
create table reconciliation (
    id          uuid        not null,
    version     integer     not null,
    method      text        not null,
    period_from timestamptz not null,
    period_to   timestamptz not null,
    source      text        not null,
    status      text        not null,
    failure     text,
    lines       integer     not null,
    payments    integer     not null,
    mismatches  integer     not null,
    started_at  timestamptz not null,
    ended_at    timestamptz,
    constraint pk_reconciliation primary key (id),
    constraint ck_reconciliation_method check (method in ('MPESA', 'MOMO', 'CASH', 'FLOAT')),
    constraint ck_reconciliation_period check (period_from < period_to),
    constraint ck_reconciliation_source check (source in ('PULL', 'UPLOAD')),
    constraint ck_reconciliation_status check (status in ('RUNNING', 'DONE', 'FAILED'))
);

-- a period is pulled once, whichever instance begins
create unique index uq_reconciliation_pull on reconciliation (method, period_from, period_to)
    where source = 'PULL' and status <> 'FAILED';

-- What the statement said, kept as evidence.
create table statement_line (
    reconciliation_id uuid           not null,
    receipt           text           not null,
    reference         text           not null,
    units             numeric(14, 2) not null,
    at                timestamptz    not null,
    constraint pk_statement_line primary key (reconciliation_id, receipt),
    constraint fk_statement_line_reconciliation foreign key (reconciliation_id) references reconciliation (id)
);

-- Where the three do not agree, until it is explained.
create table reconciliation_mismatch (
    id                uuid        not null,
    version           integer     not null,
    reconciliation_id uuid        not null,
    kind              text        not null,
    state             text        not null,
    receipt           text,
    transaction_id    uuid,
    company_id        uuid,
    booking_reference text,
    expected          text,
    found             text,
    note              text,
    handled_by        uuid,
    updated_at        timestamptz not null,
    constraint pk_reconciliation_mismatch primary key (id),
    constraint fk_reconciliation_mismatch_reconciliation foreign key (reconciliation_id) references reconciliation (id),
    constraint ck_reconciliation_mismatch_kind check (kind in
        ('MISSING_AT_PROVIDER', 'MISSING_HERE', 'AMOUNT_DIFFERS', 'PAID_WITHOUT_TICKET', 'TICKET_WITHOUT_PAYMENT')),
    constraint ck_reconciliation_mismatch_state check (state in ('OPEN', 'EXPLAINED', 'RESOLVED')),
    constraint ck_reconciliation_mismatch_note check (state = 'OPEN' or note is not null)
);

-- one comparison's list, and what is open anywhere
create index ix_reconciliation_mismatch_reconciliation_id on reconciliation_mismatch (reconciliation_id, id);
create index ix_reconciliation_mismatch_open on reconciliation_mismatch (id) where state = 'OPEN';
-- the payments of a period, as a comparison reads them
create index ix_transaction_method_created_at on transaction (method, created_at);
