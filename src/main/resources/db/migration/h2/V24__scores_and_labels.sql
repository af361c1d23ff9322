-- Labels and notes as jobs and models have them.
alter table dataset add column labels character large object default '{}' not null;
alter table dataset add column note varchar(2000);
alter table prediction_job add column labels character large object default '{}' not null;
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
    select id, metric, part, cast(score as double precision) from (
        select id, part, metric, cast(case metric
            when 'ACCURACY' then (scores)."accuracy"
            when 'BALANCED_ACCURACY' then (scores)."balanced_accuracy"
            when 'MACRO_F1' then (scores)."macro_f1"
            when 'LOG_LOSS' then (scores)."log_loss"
            when 'BRIER_SCORE' then (scores)."brier_score"
            when 'ROC_AUC' then (scores)."roc_auc"
            when 'AVERAGE_PRECISION' then (scores)."average_precision"
            when 'R2' then (scores)."r2"
            when 'RMSE' then (scores)."rmse"
            when 'MAE' then (scores)."mae"
            when 'MEDIAN_ABSOLUTE_ERROR' then (scores)."median_absolute_error"
            when 'MAPE' then (scores)."mape"
            end as varchar) as score
        from (
            select id, part, case part
                when 'TEST' then (metrics format json)."test"
                when 'VALIDATION' then (metrics format json)."validation"
                else (metrics format json)."training" end as scores
            from (
                select id, metrics, case
                    when cast((metrics format json)."test" as varchar) <> 'null' then 'TEST'
                    when cast((metrics format json)."validation" as varchar) <> 'null' then 'VALIDATION'
                    else 'TRAINING' end as part
                from model) parts) measured
        cross join (values ('ACCURACY'), ('BALANCED_ACCURACY'), ('MACRO_F1'), ('LOG_LOSS'), 
            ('BRIER_SCORE'), ('ROC_AUC'), ('AVERAGE_PRECISION'), ('R2'), ('RMSE'), 
            ('MAE'), ('MEDIAN_ABSOLUTE_ERROR'), ('MAPE')) names (metric)) found
    where score <> 'null';

create index training_job_finished on training_job (owner, finished_at);
create index prediction_job_finished on prediction_job (owner, finished_at);
