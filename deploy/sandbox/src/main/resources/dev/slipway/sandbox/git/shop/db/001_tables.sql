create table product (
  id integer primary key,
  name text not null,
  cents bigint not null
);

create table orders (
  number bigserial primary key,
  cents bigint not null,
  placed_at timestamptz not null default now()
);
