-- The database writes values of this type once. It writes others twice while a transaction is larger than its buffer, and
-- many times when they are deleted.
alter table dataset_chunk alter column bytes blob not null;
alter table dataset_block alter column bytes blob not null;
