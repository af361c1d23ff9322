-- What was measured of a model on each part of its data set and is too large for its metrics.
create table model_details (
    model_id uuid not null references model on delete cascade,
    part varchar(20) not null,
    targets text not null,
    primary key (model_id, part)
);
