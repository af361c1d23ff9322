-- What the model of a job reads and predicts, decided when the job was submitted; null for jobs of versions before.
alter table training_job add column model_schema text;
