-- What a sale costs a company. A new version never touches an old one.
create table terms (
    id                       uuid        not null,
    company_id               uuid        not null,
    -- counts the company's terms from 1
    number                   integer     not null,
    valid_from               timestamptz not null,
    platform_fee_bp          integer     not null,
    -- per sale, on top; only for sales in its currency
    platform_fee_amount      bigint,
    platform_fee_currency    text,
    agent_commission_bp      integer     not null,
    provider_charge_borne_by text        not null,
    set_by                   uuid        not null,
    set_at                   timestamptz not null,
    constraint pk_terms primary key (id),
    constraint uq_terms_company_number unique (company_id, number),
    constraint uq_terms_company_valid_from unique (company_id, valid_from),
    constraint ck_terms_platform_fee_bp check (platform_fee_bp between 0 and 10000),
    constraint ck_terms_platform_fee_amount check (platform_fee_amount > 0),
    constraint ck_terms_platform_fee_currency check (platform_fee_currency ~ '^[A-Z]{3}$'),
    constraint ck_terms_platform_fee_whole check ((platform_fee_amount is null) = (platform_fee_currency is null)),
    constraint ck_terms_agent_commission_bp check (agent_commission_bp between 0 and 10000),
    constraint ck_terms_provider_charge_borne_by check (provider_charge_borne_by in ('COMPANY', 'PLATFORM'))
);

-- Agents who get another commission than the rest.
create table terms_agent (
    terms_id      uuid    not null,
    agent_id      uuid    not null,
    commission_bp integer not null,
    constraint pk_terms_agent primary key (terms_id, agent_id),
    constraint fk_terms_agent_terms foreign key (terms_id) references terms (id),
    constraint ck_terms_agent_commission_bp check (commission_bp between 0 and 10000)
);
