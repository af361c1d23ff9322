-- Where to say that a job has ended, and how far that is. The job may be of either kind.
create table webhook (
    job_id uuid not null primary key,
    kind varchar(20) not null,
    id uuid not null,
    url varchar(2000) not null,
    state varchar(20) not null,
    body varchar(2000),
    attempts integer not null,
    last_attempt_at timestamp(6) with time zone,
    last_status integer,
    last_error varchar(200),
    next_attempt_at timestamp(6) with time zone
);

-- Their queue, in the shape that db-scheduler asks for.
create table scheduled_webhooks (
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

create index scheduled_webhooks_execution_time on scheduled_webhooks (execution_time);
create index scheduled_webhooks_last_heartbeat on scheduled_webhooks (last_heartbeat);
create index scheduled_webhooks_priority on scheduled_webhooks (priority desc, execution_time asc);
