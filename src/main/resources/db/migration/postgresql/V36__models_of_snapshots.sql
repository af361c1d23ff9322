-- The epoch of its job, if a model was made of a snapshot.
alter table model add column snapshot_epoch integer;
