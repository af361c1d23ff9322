-- The metrics of the finished fits of cross-validations, gone when their job is over.
create table training_fit (
    job_id uuid not null references training_job on delete cascade,
    fit integer not null,
    metrics character large object not null,
    primary key (job_id, fit)
);

-- Their mean and deviation; null without a cross-validation.
alter table training_job add column cross_validation character large object;
alter table model add column cross_validation character large object;
