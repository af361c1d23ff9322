-- Labels and notes as jobs and models have them.
alter table dataset add column labels text default '{}' not null;
alter table dataset add column note varchar(2000);
alter table prediction_job add column labels text default '{}' not null;
alter table prediction_job add column note varchar(2000);

-- The metrics that models are found and sorted by, on the rows that are fairest to measure a model by: those of the test,
-- else of the validation, else of the training.
create table model_score (
    model_id uuid not null references model on delete cascade,
    metric varchar(30) not null,
    part varchar(20) not null,
    score double precision not null,
    primary key (model_id, metric)
);

create index model_score_best on model_score (metric, score);

insert into model_score (model_id, metric, part, score)
    select id, upper(measured.key), part, cast(measured.value as double precision)
    from model
    cross join lateral (select case
        when jsonb_typeof(cast(metrics as jsonb) -> 'test') = 'object' then 'TEST'
        when jsonb_typeof(cast(metrics as jsonb) -> 'validation') = 'object' then 'VALIDATION'
        else 'TRAINING' end as part) parts
    cross join lateral jsonb_each_text(coalesce(
        nullif(cast(metrics as jsonb) -> lower(part), 'null'), '{}')) measured
    where measured.value is not null and measured.key in ('accuracy', 'balanced_accuracy', 'macro_f1', 'log_loss', 
        'brier_score', 'roc_auc', 'average_precision', 'r2', 'rmse', 'mae', 
        'median_absolute_error', 'mape');

-- By code point, as the embedded database sorts.
alter table training_job alter column model_name type varchar(255) collate "C";
alter table prediction_job alter column model_name type varchar(100) collate "C";

create index training_job_finished on training_job (owner, finished_at);
create index prediction_job_finished on prediction_job (owner, finished_at);
