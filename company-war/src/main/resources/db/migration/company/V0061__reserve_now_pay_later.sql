-- Whether a company's counters reserve seats that are paid later: "minutes before the departure/seats per phone"; null for not at all.
alter table sales_rules
    add column pay_later text,
    add constraint ck_sales_rules_pay_later check (pay_later ~ '^\d+/\d+$');
