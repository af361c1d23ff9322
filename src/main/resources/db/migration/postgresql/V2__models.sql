-- The last version given to a model of each name; a row stays when its models are deleted, so that no version comes twice.
create table model_name (
    name varchar(100) not null primary key,
    last_version integer not null
);

create table model (
    id uuid not null primary key,
    name varchar(100) not null references model_name,
    version integer not null,
    task varchar(20) not null,
    features text not null,
    targets text not null,
    number_format varchar(20) not null,
    parameter_count bigint not null,
    metrics text not null,
    configuration text not null,
    seed bigint not null,
    engine_version varchar(100) not null,
    kernels varchar(100) not null,
    dataset_id uuid not null,
    dataset_sha256 varchar(64) not null,
    job_id uuid not null,
    created_at timestamp(6) with time zone not null,
    unique (name, version)
);

create index model_newest on model (created_at desc, id desc);

-- Weights and preprocessing, apart from the rest so that lists never read them.
create table model_content (
    model_id uuid not null primary key references model on delete cascade,
    bytes bytea not null
);
