-- Null in epochs of earlier versions.
alter table training_epoch add column training_score double precision;
alter table training_job add column training_score double precision;
