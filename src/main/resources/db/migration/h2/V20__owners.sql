-- Whose things are whose. Those of earlier versions belong to the owner of a service without keys. Inserts that name no
-- owner fail.
alter table dataset add column owner varchar(100) default 'default' not null check (owner not in ('', '*'));
alter table dataset alter column owner drop default;
drop index dataset_newest_first;
create index dataset_newest_first on dataset (owner, created_at desc, id desc);

-- Each owner has names of its own, and counts their versions apart.
execute immediate (select 'alter table model drop constraint ' || constraint_name
    from information_schema.table_constraints where table_schema = schema() and table_name = 'MODEL' and constraint_type = 'FOREIGN KEY');
execute immediate (select 'alter table model drop constraint ' || constraint_name
    from information_schema.table_constraints where table_schema = schema() and table_name = 'MODEL' and constraint_type = 'UNIQUE');
execute immediate (select 'alter table model_alias drop constraint ' || constraint_name
    from information_schema.key_column_usage where table_schema = schema() and table_name = 'MODEL_ALIAS'
    and column_name = 'MODEL_NAME' and position_in_unique_constraint is not null);
execute immediate (select 'alter table model_alias drop constraint ' || constraint_name
    from information_schema.key_column_usage where table_schema = schema() and table_name = 'MODEL_ALIAS'
    and column_name = 'MODEL_NAME');
alter table model_name drop primary key;
alter table model_name add column owner varchar(100) default 'default' not null check (owner not in ('', '*'));
alter table model_name alter column owner drop default;
alter table model_name add primary key (owner, name);
alter table model add column owner varchar(100) default 'default' not null check (owner not in ('', '*'));
alter table model alter column owner drop default;
alter table model add constraint model_version unique (owner, name, version);
alter table model add constraint model_name_of_owner foreign key (owner, name) references model_name;
alter table model_alias add column owner varchar(100) default 'default' not null check (owner not in ('', '*'));
alter table model_alias alter column owner drop default;
alter table model_alias add constraint model_alias_of_name unique (owner, model_name, alias);
alter table model_alias add constraint model_alias_name foreign key (owner, model_name) references model_name;
drop index model_newest;
create index model_newest on model (owner, created_at desc, id desc);

-- Jobs already had a column of this name, for the process that works on them.
alter table training_job alter column owner rename to process;
alter table training_job add column owner varchar(100) default 'default' not null check (owner not in ('', '*'));
alter table training_job alter column owner drop default;
drop index training_job_newest;
create index training_job_newest on training_job (owner, created_at desc, id desc);

alter table prediction_job alter column owner rename to process;
alter table prediction_job add column owner varchar(100) default 'default' not null check (owner not in ('', '*'));
alter table prediction_job alter column owner drop default;
drop index prediction_job_newest;
create index prediction_job_newest on prediction_job (owner, created_at desc, id desc);

update idempotency_key set owner = 'default';
