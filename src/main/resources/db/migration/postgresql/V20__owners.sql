-- Whose things are whose. Those of earlier versions belong to the owner of a service without keys. Inserts that name no
-- owner fail.
alter table dataset add column owner varchar(100) default 'default' not null check (owner not in ('', '*'));
alter table dataset alter column owner drop default;
drop index dataset_newest_first;
create index dataset_newest_first on dataset (owner, created_at desc, id desc);

-- Each owner has names of its own, and counts their versions apart.
alter table model drop constraint model_name_fkey;
alter table model drop constraint model_name_version_key;
alter table model_alias drop constraint model_alias_model_name_fkey;
alter table model_alias drop constraint model_alias_model_name_alias_key;
alter table model_name drop constraint model_name_pkey;
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
alter table training_job rename column owner to process;
alter table training_job add column owner varchar(100) default 'default' not null check (owner not in ('', '*'));
alter table training_job alter column owner drop default;
drop index training_job_newest;
create index training_job_newest on training_job (owner, created_at desc, id desc);

alter table prediction_job rename column owner to process;
alter table prediction_job add column owner varchar(100) default 'default' not null check (owner not in ('', '*'));
alter table prediction_job alter column owner drop default;
drop index prediction_job_newest;
create index prediction_job_newest on prediction_job (owner, created_at desc, id desc);

update idempotency_key set owner = 'default';
