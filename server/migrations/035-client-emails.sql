-- Of an e-mail in a client's contact history: where it went, and why it did not leave.
alter table client_entries
  add column address text,
  add column trouble text check (trouble in ('address-refused', 'refused', 'no-answer')),
  add constraint client_entries_email check (kind <> 'email'
    or (address is not null and status in ('queued', 'sending', 'sent', 'failed', 'unknown')));
