-- Whether a client has another word, too, is answered by the index alone.
create index client_words_of_each on client_words (business_id, client_id, word);

drop index client_words_of_client;
