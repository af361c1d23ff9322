-- How many columns a data set has, so that lists do not read their description. It names each of them once.
alter table dataset add column column_count integer default 0 not null;

update dataset set column_count = (char_length(columns) - char_length(replace(columns, '"name":', ''))) / 7;
