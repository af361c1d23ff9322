-- Lists that are filtered or sorted by other columns than the time of creation.
create index dataset_name on dataset (owner, name, created_at desc, id desc);
create index model_by_name on model (owner, name, created_at desc, id desc);
create index model_dataset on model (owner, dataset_id);
create index training_job_model on training_job (owner, model_name);
create index prediction_job_name on prediction_job (owner, model_name);
