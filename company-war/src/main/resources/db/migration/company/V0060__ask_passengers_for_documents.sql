-- What a company, or one of its routes, asks of every passenger beside the name, separated by spaces; null for "says nothing".
alter table sales_rules
    add column passenger_fields text,
    add constraint ck_sales_rules_passenger_fields check (passenger_fields ~ '^([A-Z_]+( [A-Z_]+)*)?$');
