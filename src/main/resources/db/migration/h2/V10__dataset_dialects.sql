-- How the file of a data set is written. Earlier versions read RFC 4180 in UTF-8 only and store nothing here.
alter table dataset add column dialect character large object;
