-- Whoever sees her own clients alone finds them first.
create index clients_of_provider on clients (business_id, provider_id);
