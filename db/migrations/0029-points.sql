-- What a circle or a box holds is read from this index alone.
create index incident_by_point on incident (lat, lon, place_precision, removed_at) where lat is not null;
