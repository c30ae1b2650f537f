// Made by scripts/make-schema.ts from the migrated database. Do not edit.

export type AccountsTable = {
  id: string
  email: string
  password_hash: string | null
  disabled_at: string | null
  created_at: string
  proven_at: string | null
}

export type ApiKeyTokensTable = {
  token_hash: Buffer
  business_id: string
  key_id: string
}

export type ApiKeysTable = {
  business_id: string
  id: string
  scopes: string[]
  ending: string
  made_by: string
  made_at: string
  expires_at: string | null
  used_at: string | null
}

export type AppointmentEntriesTable = {
  business_id: string
  id: string
  appointment_id: string
  client_id: string
  kind: string
  what: string
  starts_at: string
  by_id: string | null
  at: string
}

export type AppointmentImportRowsTable = {
  business_id: string
  import_id: string
  line: number
  fields: unknown
  fate: string
  client_id: string | null
  gains: string[]
  field: string | null
  why: string | null
  added: unknown
  decided: boolean
  worked: boolean
}

export type AppointmentImportsTable = {
  business_id: string
  id: string
  name: string
  by_id: string
  state: string
  done: number
  kept: number
  undo_until: string | null
  at: string
}

export type AppointmentsTable = {
  business_id: string
  id: string
  location_id: string
  client_id: string | null
  service_id: string | null
  staff_id: string
  starts_at: string
  ends_at: string
  busy_until: string
  status: string
  phone: string | null
  note: string
  source: string
  external_id: string | null
  version: number
  changed_in: unknown
  created_by: string | null
  created_at: string
  changed_by: string | null
  changed_at: string
}

export type AuditLinesTable = {
  business_id: string
  seq: number
  id: string
  at: string
  by_id: string | null
  act: string
  subject_kind: string
  subject_id: string
  details: unknown
  hash: Buffer
}

export type BlockedPhonesTable = {
  business_id: string
  phone: string
  blocked_at: string
  blocked_by: string
  why: string
  attempts: number
  last_attempt_at: string | null
}

export type BusinessesTable = {
  id: string
  name: string
  time_zone: string
  created_at: string
  close_word: string
  auto_close_days: number | null
  auto_closed_on: string | null
  kind: string
  country: string | null
  set_up_at: string | null
  first_text_conversation_id: string | null
}

export type CalendarFeedsTable = {
  business_id: string
  staff_id: string
  secret_id: string
  made_at: string
}

export type CarrierAccountsTable = {
  id: string
  business_id: string
  carrier: string
  token: string
  carrier_account_name: string
  secret_sealed: Buffer
  previous_secret_sealed: Buffer | null
  api_url: string
}

export type ChallengesTable = {
  id: string
  account_id: string | null
  challenge: string
  expires_at: string
}

export type ClientEmailsTable = {
  business_id: string
  email: string
  client_id: string
  type: string
  place: number
}

export type ClientEntriesTable = {
  business_id: string
  id: string
  client_id: string
  kind: string
  body: string | null
  name: string | null
  status: string | null
  by_id: string | null
  at: string
  address: string | null
  trouble: string | null
}

export type ClientGroupMembersTable = {
  business_id: string
  group_id: string
  client_id: string
}

export type ClientGroupsTable = {
  business_id: string
  id: string
  name: string
  created_at: string
}

export type ClientImportsTable = {
  business_id: string
  id: string
  name: string
  by_id: string
  state: string
  done: number
  kept: number
  undo_until: string | null
  at: string
}

export type ClientPhonesTable = {
  business_id: string
  phone: string
  client_id: string
  type: string
  place: number
}

export type ClientProvidersTable = {
  business_id: string
  client_id: string
  staff_id: string
}

export type ClientWordsTable = {
  business_id: string
  word: string
  client_id: string
  kind: string
}

export type ClientsTable = {
  business_id: string
  id: string
  name: string
  provider_id: string | null
  note: string | null
  created_at: string
  uid: string | null
  external_id: string | null
  type: string | null
  location_id: string | null
  language: string | null
  birthday: string | null
  preferred_channel: string | null
  sort_name: string | null
}

export type CodesTable = {
  account_id: string
  secret_sealed: Buffer
  confirmed_at: string | null
  last_step: number
}

export type ConfirmationTextsTable = {
  business_id: string
  body: string
  changed_at: string
}

export type ConsentChangesTable = {
  business_id: string
  id: string
  phone: string
  change: string
  message_id: string
  at: string
}

export type ConsentsTable = {
  business_id: string
  id: string
  client_id: string
  contact: string
  purpose: string
  given: boolean
  source: string
  by_id: string | null
  at: string
}

export type ConversationLabelsTable = {
  business_id: string
  conversation_id: string
  label_id: string
}

export type ConversationMarksTable = {
  business_id: string
  conversation_id: string
  staff_id: string
  read_through: string | null
  unread_at: string | null
  muted_at: string | null
  pinned_at: string | null
}

export type ConversationPhonesTable = {
  business_id: string
  digits: string
  conversation_id: string
}

export type ConversationsTable = {
  business_id: string
  id: string
  number_id: string
  phone: string
  client_id: string | null
  assignee_id: string | null
  closed_at: string | null
  closed_by: string | null
  last_at: string
  last_inbound_at: string | null
  unanswered: number
  last_message_id: string | null
  last_direction: string | null
  last_kind: string | null
  last_status: string | null
  last_failure: string | null
  last_preview: string | null
  last_pictures: number
  snoozed_until: string | null
  snoozed_by: string | null
  blocked_at: string | null
  deleted_at: string | null
  scheduled: number
  readers: string[]
}

export type DemoWorldsTable = {
  name: string
  begun_at: string
  filled_at: string | null
}

export type EventCountersTable = {
  business_id: string
  last: number
  forgotten_through: number
}

export type EventsTable = {
  business_id: string
  seq: number
  at: string
  audience: unknown
  event: unknown
  conversation_id: string | null
}

export type ImportRowsTable = {
  business_id: string
  import_id: string
  line: number
  fields: unknown
  fate: string
  client_id: string | null
  gains: string[]
  field: string | null
  why: string | null
  added: unknown
  decided: boolean
  worked: boolean
}

export type InvitationTokensTable = {
  token_hash: Buffer
  business_id: string
  invitation_id: string
  mailed: boolean
}

export type InvitationsTable = {
  business_id: string
  id: string
  email: string
  name: string
  role: string
  location_ids: string[]
  invited_by: string | null
  invited_at: string
  expires_at: string
}

export type LabelsTable = {
  business_id: string
  id: string
  name: string
  colour: number
  created_at: string
}

export type LocationClosedDaysTable = {
  business_id: string
  location_id: string
  day: string
  name: string
  closed_from: string | null
}

export type LocationHoursTable = {
  business_id: string
  location_id: string
  weekday: number
  opens: string
  closes: string
}

export type LocationsTable = {
  business_id: string
  id: string
  name: string
  time_zone: string
  created_at: string
}

export type MembershipsTable = {
  account_id: string
  business_id: string
  staff_id: string
  rights: number
  disabled_at: string | null
}

export type MergedClientsTable = {
  business_id: string
  id: string
  into_id: string
  at: string
}

export type MessagesTable = {
  business_id: string
  id: string
  conversation_id: string
  number_id: string
  direction: string
  kind: string
  label: string | null
  body: string
  media: unknown
  author_id: string | null
  status: string
  failure: string | null
  carrier_code: string | null
  failed_at: string | null
  may_resend: boolean
  resend_of: string | null
  segments: number
  at: string
  carrier_account_id: string
  carrier_message_id: string | null
  priority: number
  due_at: string | null
  attempt: number
  first_tried_at: string | null
  tried_at: string | null
  missed_at: string | null
  lease_until: string | null
  deleted_at: string | null
  cancel_on_reply: boolean
}

export type MigrationsTable = {
  number: number
  name: string
  sha256: string
  applied_at: string
}

export type NotificationMarksTable = {
  business_id: string
  staff_id: string
  read_through: string
}

export type NotificationPreferencesTable = {
  business_id: string
  staff_id: string
  preferences: unknown
}

export type NotificationReadsTable = {
  business_id: string
  staff_id: string
  item_id: string
  at: string
}

export type NumberRatesTable = {
  business_id: string
  number_id: string
  next_send_at: string
  reconciled_through: string
}

export type NumbersTable = {
  business_id: string
  id: string
  phone: string
  label: string
  carrier_account_id: string
  texts_per_second: number
  registered_url: string | null
  location_id: string | null
}

export type OptOutsTable = {
  business_id: string
  phone: string
  at: string
}

export type PasskeysTable = {
  id: string
  account_id: string
  credential_id: string
  public_key: Buffer
  counter: number
  transports: string[]
  name: string
  created_at: string
  used_at: string | null
}

export type PasswordResetsTable = {
  token_hash: Buffer
  account_id: string
  expires_at: string
}

export type PatientsTable = {
  business_id: string
  id: string
  client_id: string
  name: string
  kind: string | null
  note: string | null
  created_at: string
}

export type ProcessesTable = {
  id: string
  seen_at: string
}

export type QuarantineTable = {
  id: string
  at: string
  carrier: string
  token: string
  reason: string
  method: string
  url: string
  headers: unknown
  body: Buffer
}

export type QuickRepliesTable = {
  business_id: string
  id: string
  owner_id: string
  name: string
  body: string
  is_shared: boolean
  changed_at: string
}

export type ReceiptsTable = {
  business_id: string
  message_id: string
  carrier_status: string
  carrier_code: string
  at: string
}

export type RecoveryCodesTable = {
  account_id: string
  code_hash: Buffer
}

export type RolesTable = {
  business_id: string
  id: string
  name: string
  permissions: string[]
  visibility: string
  created_at: string
}

export type SavedViewsTable = {
  business_id: string
  id: string
  owner_id: string
  name: string
  is_shared: boolean
  view: string
  filters: unknown
  changed_at: string
}

export type SearchableTextsTable = {
  business_id: string
  message_id: string
  conversation_id: string
  at: string
  words: string
}

export type ServicesTable = {
  business_id: string
  id: string
  name: string
  minutes: number
  buffer_minutes: number
  colour: number
  price_cents: number
  active: boolean
  created_at: string
}

export type SessionTokensTable = {
  token_hash: Buffer
  session_hash: Buffer
  rights: number
  given_at: string
  shown_at: string | null
  good_until: string | null
}

export type SessionsTable = {
  token_hash: Buffer
  account_id: string
  business_id: string
  staff_id: string
  user_agent: string
  created_at: string
  expires_at: string
  used_at: string | null
  method: string
  renewed_rights: number | null
  renewed_at: string | null
}

export type SetUpLinksTable = {
  token_hash: Buffer
  created_at: string
}

export type SignInDelaysTable = {
  key: Buffer
  failures: number
  next_try_at: string
}

export type SignOnAttemptsTable = {
  state_hash: Buffer
  business_id: string
  browser_hash: Buffer
  verifier_sealed: Buffer
  nonce: string
  expires_at: string
}

export type SingleSignOnTable = {
  business_id: string
  issuer: string
  client_id: string
  client_secret_sealed: Buffer
  email_domain: string
}

export type StaffTable = {
  business_id: string
  id: string
  name: string
  role: string | null
  colour: number
  role_id: string | null
  visibility: string | null
  created_at: string
  disabled_at: string | null
  removed_at: string | null
}

export type StaffExceptionsTable = {
  business_id: string
  staff_id: string
  permission: string
  allowed: boolean
  reason: string | null
  by_id: string | null
  at: string
}

export type StaffLocationsTable = {
  business_id: string
  staff_id: string
  location_id: string
}

export type ThreadEntriesTable = {
  business_id: string
  id: string
  conversation_id: string
  kind: string
  by_id: string | null
  body: string | null
  mentions: string[]
  to_id: string | null
  name: string | null
  until: string | null
  at: string
}

export type Tables = {
  accounts: AccountsTable
  api_key_tokens: ApiKeyTokensTable
  api_keys: ApiKeysTable
  appointment_entries: AppointmentEntriesTable
  appointment_import_rows: AppointmentImportRowsTable
  appointment_imports: AppointmentImportsTable
  appointments: AppointmentsTable
  audit_lines: AuditLinesTable
  blocked_phones: BlockedPhonesTable
  businesses: BusinessesTable
  calendar_feeds: CalendarFeedsTable
  carrier_accounts: CarrierAccountsTable
  challenges: ChallengesTable
  client_emails: ClientEmailsTable
  client_entries: ClientEntriesTable
  client_group_members: ClientGroupMembersTable
  client_groups: ClientGroupsTable
  client_imports: ClientImportsTable
  client_phones: ClientPhonesTable
  client_providers: ClientProvidersTable
  client_words: ClientWordsTable
  clients: ClientsTable
  codes: CodesTable
  confirmation_texts: ConfirmationTextsTable
  consent_changes: ConsentChangesTable
  consents: ConsentsTable
  conversation_labels: ConversationLabelsTable
  conversation_marks: ConversationMarksTable
  conversation_phones: ConversationPhonesTable
  conversations: ConversationsTable
  demo_worlds: DemoWorldsTable
  event_counters: EventCountersTable
  events: EventsTable
  import_rows: ImportRowsTable
  invitation_tokens: InvitationTokensTable
  invitations: InvitationsTable
  labels: LabelsTable
  location_closed_days: LocationClosedDaysTable
  location_hours: LocationHoursTable
  locations: LocationsTable
  memberships: MembershipsTable
  merged_clients: MergedClientsTable
  messages: MessagesTable
  migrations: MigrationsTable
  notification_marks: NotificationMarksTable
  notification_preferences: NotificationPreferencesTable
  notification_reads: NotificationReadsTable
  number_rates: NumberRatesTable
  numbers: NumbersTable
  opt_outs: OptOutsTable
  passkeys: PasskeysTable
  password_resets: PasswordResetsTable
  patients: PatientsTable
  processes: ProcessesTable
  quarantine: QuarantineTable
  quick_replies: QuickRepliesTable
  receipts: ReceiptsTable
  recovery_codes: RecoveryCodesTable
  roles: RolesTable
  saved_views: SavedViewsTable
  searchable_texts: SearchableTextsTable
  services: ServicesTable
  session_tokens: SessionTokensTable
  sessions: SessionsTable
  set_up_links: SetUpLinksTable
  sign_in_delays: SignInDelaysTable
  sign_on_attempts: SignOnAttemptsTable
  single_sign_on: SingleSignOnTable
  staff: StaffTable
  staff_exceptions: StaffExceptionsTable
  staff_locations: StaffLocationsTable
  thread_entries: ThreadEntriesTable
}
