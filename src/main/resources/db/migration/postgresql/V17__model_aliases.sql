-- Names such as "production" for one version of a model. A model to which one points cannot be deleted.
create table model_alias (
    id uuid not null primary key,
    model_name varchar(100) not null references model_name,
    alias varchar(64) not null,
    model_id uuid not null references model,
    model_version integer not null,
    guard text,
    moved_at timestamp(6) with time zone not null,
    created_at timestamp(6) with time zone not null,
    unique (model_name, alias)
);

create index model_alias_model on model_alias (model_id);
