-- Data sets that models score in the background.
create table prediction_job (
    id uuid not null primary key,
    model_id uuid not null,
    model_name varchar(100) not null,
    model_version integer not null,
    dataset_id uuid not null,
    answers text not null,
    options text not null,
    priority integer not null,
    state varchar(20) not null,
    attempt integer not null,
    deaths integer not null,
    owner varchar(100),
    row_count integer not null,
    rows_done integer not null,
    eta_seconds double precision,
    tally text not null,
    preparing_seconds double precision,
    predicting_seconds double precision,
    error text,
    created_at timestamp(6) with time zone not null,
    started_at timestamp(6) with time zone,
    finished_at timestamp(6) with time zone
);

create index prediction_job_newest on prediction_job (created_at desc, id desc);
create index prediction_job_queue on prediction_job (state, priority desc, created_at);
create index prediction_job_dataset on prediction_job (dataset_id, state);
create index prediction_job_model on prediction_job (model_id, state);

-- The answers so far, some thousand consecutive rows in each chunk.
create table prediction_chunk (
    job_id uuid not null references prediction_job on delete cascade,
    first_row integer not null,
    bytes bytea not null,
    primary key (job_id, first_row)
);

-- Their queue, in the shape that db-scheduler asks for.
create table scheduled_predictions (
    task_name varchar(100) not null,
    task_instance varchar(100) not null,
    task_data bytea,
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

create index scheduled_predictions_execution_time on scheduled_predictions (execution_time);
create index scheduled_predictions_last_heartbeat on scheduled_predictions (last_heartbeat);
create index scheduled_predictions_priority on scheduled_predictions (priority desc, execution_time asc);
