-- Unknown for the epochs before.
alter table training_epoch add column gradient_norm double precision;
alter table training_epoch add column dead_relu_share double precision;
alter table training_epoch add column rows_per_second double precision;
