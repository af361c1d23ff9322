create table training_job (
    id uuid not null primary key,
    dataset_id uuid not null,
    dataset_sha256 varchar(64) not null,
    configuration character large object not null,
    warnings character large object not null,
    priority integer not null,
    state varchar(20) not null,
    phase varchar(20),
    stop_reason varchar(20),
    attempt integer not null,
    deaths integer not null,
    owner varchar(100),
    epoch integer not null,
    epochs integer not null,
    fraction double precision not null,
    eta_seconds double precision,
    training_loss double precision,
    validation_loss double precision,
    validation_score double precision,
    preparing_seconds double precision,
    training_seconds double precision,
    evaluating_seconds double precision,
    metrics character large object,
    model_id uuid,
    error character large object,
    created_at timestamp(6) with time zone not null,
    started_at timestamp(6) with time zone,
    finished_at timestamp(6) with time zone
);

create index training_job_newest on training_job (created_at desc, id desc);
create index training_job_queue on training_job (state, priority desc, created_at);
create index training_job_dataset on training_job (dataset_id, state);

create table training_epoch (
    job_id uuid not null references training_job on delete cascade,
    epoch integer not null,
    training_loss double precision not null,
    validation_loss double precision,
    validation_score double precision,
    learning_rate double precision not null,
    primary key (job_id, epoch)
);

-- The queue of db-scheduler, in the shape its documentation asks for.
create table scheduled_tasks (
    task_name varchar(100) not null,
    task_instance varchar(100) not null,
    task_data binary large object,
    execution_time timestamp(6) with time zone not null,
    picked boolean not null,
    picked_by varchar(50),
    last_success timestamp(6) with time zone,
    last_failure timestamp(6) with time zone,
    consecutive_failures integer,
    last_heartbeat timestamp(6) with time zone,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);

create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
create index scheduled_tasks_priority on scheduled_tasks (priority desc, execution_time asc);
