-- The parameters after some epochs of a job's run; of the last and the best one, if they were added at its end.
create table training_snapshot (
    job_id uuid not null references training_job on delete cascade,
    epoch integer not null,
    at_end boolean not null,
    bytes binary large object not null,
    primary key (job_id, epoch)
);

-- A model of the run, with all that its snapshots have in common.
create table training_snapshot_model (
    job_id uuid not null primary key references training_job on delete cascade,
    bytes binary large object not null
);
