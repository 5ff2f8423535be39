-- What else than the price of its booking an attempt pays: ticketing's id of it. Null for the price.
alter table transaction add column supplement_id uuid;
