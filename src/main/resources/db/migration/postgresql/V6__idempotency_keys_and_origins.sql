-- What requests with a key have created: written in the transaction that created it, told again until it is removed.
create table idempotency_key (
    owner varchar(100) not null,
    operation varchar(100) not null,
    key_text varchar(255) not null,
    body_sha256 varchar(64) not null,
    created text,
    created_at timestamp(6) with time zone not null,
    primary key (owner, operation, key_text)
);

create index idempotency_key_age on idempotency_key (created_at);

-- The model that a job goes on from, which stays as long as the job needs it.
alter table training_job add column from_model_id uuid;

create index training_job_from_model on training_job (from_model_id, state);
