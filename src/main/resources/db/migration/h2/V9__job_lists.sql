-- Parts of the configuration that lists show, so that they need not read it.
alter table training_job add column model_name varchar(255);
alter table training_job add column task varchar(20);

update training_job set
    model_name = regexp_substr(cast(configuration as varchar), '"model_name":"([^"]*)"', 1, 1, 'c', 1),
    task = case
        when configuration like '%"task":"class%' then 'CLASSIFICATION'
        when configuration like '%"task":"regr%' then 'REGRESSION'
    end;
