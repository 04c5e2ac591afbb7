.timer on
explain query plan select place, admin1, country, sum(uses) from (select place, admin1, country, count(*) as uses from incident where place is not null and id not in (select id from digest indexed by digest_removed where removed_at is not null) group by place, admin1, admin2, country) group by place, admin1, country;
select count(*) from (select place, admin1, country, count(*) as uses from incident where place is not null and id not in (select id from digest indexed by digest_removed where removed_at is not null) group by place, admin1, admin2, country);
select count(*) from (select place, admin1, country, count(*) as uses from incident where place is not null group by place, admin1, admin2, country);
select count(*) from (select place, admin1, admin2, country, count(*) as uses from incident where place is not null  group by place, admin1, admin2, country);
select count(*) from (select place, count(*) as uses from incident where place is not null  group by place);
select count(*) from (select place, admin1, country, sum(uses) from (select place, admin1, country, count(*) as uses from incident where place is not null and id not in (select id from digest indexed by digest_removed where removed_at is not null) group by place, admin1, admin2, country) group by place, admin1, country);
