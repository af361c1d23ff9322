-- Lists that are filtered or sorted by other columns than the time of creation.
-- By code point, as the embedded database sorts, whatever the language of the server.
alter table dataset alter column name type varchar(255) collate "C";
alter table model alter column name type varchar(100) collate "C";

create index dataset_name on dataset (owner, name, created_at desc, id desc);
create index model_by_name on model (owner, name, created_at desc, id desc);
create index model_dataset on model (owner, dataset_id);
create index training_job_model on training_job (owner, model_name);
create index prediction_job_name on prediction_job (owner, model_name);
