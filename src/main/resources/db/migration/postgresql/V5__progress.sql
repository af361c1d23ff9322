-- Unknown for the epochs before.
alter table training_epoch add column gradient_norm double precision;
alter table training_epoch add column dead_relu_share double precision;
alter table training_epoch add column rows_per_second double precision;

-- The last epoch that was ever recorded, whatever is forgotten or recorded anew since.
alter table training_job add column epochs_recorded integer default 0 not null;

update training_job set epochs_recorded =
    coalesce((select max(epoch) from training_epoch where training_epoch.job_id = training_job.id), 0);

-- Every state that a job was in, with how many epochs were recorded before it began. States and epochs in the order in
-- which they were recorded are the job's events; their numbers follow from these two tables and are stored nowhere.
create table training_job_state (
    job_id uuid not null references training_job on delete cascade,
    number integer not null,
    state varchar(20) not null,
    attempt integer not null,
    epochs_before integer not null,
    since timestamp(6) with time zone not null,
    primary key (job_id, number)
);

insert into training_job_state (job_id, number, state, attempt, epochs_before, since)
    select id, 0, 'QUEUED', 0, 0, created_at from training_job;

insert into training_job_state (job_id, number, state, attempt, epochs_before, since)
    select id, 1, state, attempt, epochs_recorded, coalesce(finished_at, started_at, created_at)
    from training_job where state <> 'QUEUED';
