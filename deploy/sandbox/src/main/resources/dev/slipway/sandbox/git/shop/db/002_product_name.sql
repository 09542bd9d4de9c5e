create index product_name on product (lower(name));
