alter table product add column stock integer not null default 0;
