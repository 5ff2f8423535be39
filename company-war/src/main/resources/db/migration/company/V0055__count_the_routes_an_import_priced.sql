alter table feed_import add column routes_priced integer not null default 0;
