-- Where an unfinished job goes on after a break: one row a job, replaced with every checkpoint, gone when the job is over.
create table training_checkpoint (
    job_id uuid not null primary key references training_job on delete cascade,
    bytes bytea not null
);
