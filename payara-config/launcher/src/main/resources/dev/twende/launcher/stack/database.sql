-- The database of all houses. Nobody may do anything in it but what a house's script grants.
revoke all on database twende from public;
revoke all on schema public from public;

-- the exclusion constraint on seats compares a uuid and a text for equality beside a range
create extension if not exists btree_gist;
