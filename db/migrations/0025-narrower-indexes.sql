-- What an incident's attributions are is read in its rows, of which there are a few; what is found by actor stays in an index that
-- holds it all. Suggested places are told apart by area and country, never by district.
drop index attribution_of_incident;
create index attribution_of_incident on attribution (incident_id);
drop index incident_by_place;
create index incident_by_place on incident (place, admin1, country);
