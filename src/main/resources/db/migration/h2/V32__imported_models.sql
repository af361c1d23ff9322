-- Models that came as files: what is known of the file, as JSON, and nothing of a training.
alter table model add column imported character large object;
alter table model alter column configuration drop not null;
alter table model alter column seed drop not null;
alter table model alter column kernels drop not null;
alter table model alter column dataset_id drop not null;
alter table model alter column dataset_sha256 drop not null;
alter table model alter column job_id drop not null;
