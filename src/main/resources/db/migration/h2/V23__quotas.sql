-- How many bytes each thing takes with all that belongs to it, so that counting them does not read them.
alter table dataset add column stored_bytes bigint default 0 not null;
alter table model add column stored_bytes bigint default 0 not null;
alter table training_job add column stored_bytes bigint default 0 not null;
alter table prediction_job add column stored_bytes bigint default 0 not null;

update dataset set stored_bytes = cast(octet_length(columns) as bigint)
    + (select coalesce(sum(octet_length(bytes)), 0) from dataset_chunk where dataset_id = dataset.id)
    + (select coalesce(sum(octet_length(bytes)), 0) from dataset_block where dataset_id = dataset.id);

update model set stored_bytes = cast(octet_length(configuration) as bigint) + octet_length(features)
    + octet_length(targets) + octet_length(metrics) + coalesce(octet_length(cross_validation), 0)
    + (select coalesce(sum(octet_length(bytes)), 0) from model_content where model_id = model.id)
    + (select coalesce(sum(octet_length(d.targets)), 0) from model_details d where d.model_id = model.id);

update training_job set stored_bytes = cast(octet_length(configuration) as bigint) + octet_length(warnings)
    + coalesce(octet_length(model_schema), 0) + coalesce(octet_length(metrics), 0)
    + coalesce(octet_length(cross_validation), 0) + cast(epochs_recorded as bigint) * 128
    + (select coalesce(sum(octet_length(bytes)), 0) from training_checkpoint where job_id = training_job.id);

update prediction_job set stored_bytes = cast(octet_length(answers) as bigint) + octet_length(options)
    + octet_length(tally)
    + (select coalesce(sum(octet_length(bytes)), 0) from prediction_chunk where job_id = prediction_job.id);

create index dataset_stored on dataset (owner, stored_bytes);
create index model_stored on model (owner, stored_bytes);

-- When attempts of jobs trained. It outlives the jobs, and is forgotten when it is too old to count.
create table training_time (
    job_id uuid not null,
    attempt integer not null,
    owner varchar(100) not null,
    started_at timestamp(6) with time zone not null,
    ended_at timestamp(6) with time zone not null,
    primary key (job_id, attempt)
);

create index training_time_owner on training_time (owner, ended_at);

-- One row, which a transaction locks while it counts what is stored or queued.
create table quota_lock (
    number integer not null primary key
);

insert into quota_lock (number) values (1);
