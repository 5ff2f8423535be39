-- What naming somebody else for a ticket costs, as refunds and changes are written; null costs nothing, none is not allowed.
alter table fare_class add column name_changes text;
alter table fare_class add constraint ck_fare_class_name_changes check (name_changes ~ '^(-?\d+/\d+/\d+( -?\d+/\d+/\d+)*)?$');
