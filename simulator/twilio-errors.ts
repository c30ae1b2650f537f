/** An answer of the API that is not what was asked for, in the carrier's own words. */
export class ApiError extends Error {
  readonly code: number
  readonly httpStatus: number

  constructor(code: number, values: { to?: string; from?: string; what?: string } = {}) {
    const [httpStatus, words] = refusals[code] ?? [400, 'The request was refused.']
    super(
      words
        .replace('{to}', values.to ?? '')
        .replace('{from}', values.from ?? '')
        .replace('{what}', values.what ?? '')
    )
    this.code = code
    this.httpStatus = httpStatus
  }

  get body() {
    return JSON.stringify({
      code: this.code,
      message: this.message,
      more_info: `https://www.twilio.com/docs/errors/${this.code}`,
      status: this.httpStatus
    })
  }
}

/** What the API says at once, before it takes a text. */
export const refusals: Record<number, [httpStatus: number, words: string]> = {
  20001: [400, 'Invalid parameter: {what}'],
  20003: [401, 'Authenticate'],
  20005: [401, 'Account is not active'],
  20009: [409, 'Cannot change or delete this message before its delivery has been completed.'],
  20404: [404, 'The requested resource {what} was not found'],
  20429: [429, 'Too Many Requests'],
  20503: [503, 'Service unavailable. Please try again later.'],
  21211: [400, "Invalid 'To' Phone Number: {to}"],
  21212: [400, "Invalid 'From' Number: {from}"],
  21408: [
    400,
    "Permission to send an SMS or MMS has not been enabled for the region indicated by the 'To' number: {to}."
  ],
  21602: [400, 'Message body is required.'],
  21603: [400, "A 'From' phone number is required."],
  21604: [400, "A 'To' phone number is required."],
  21606: [
    400,
    "The 'From' phone number {from} is not a valid, SMS-capable inbound phone number or short code for your account."
  ],
  21608: [
    400,
    'The number {to} is unverified. Trial accounts cannot send messages to unverified numbers.'
  ],
  21609: [400, "The 'StatusCallback' URL {what} is not a valid URL."],
  21610: [400, 'Attempt to send to unsubscribed recipient'],
  21611: [400, "This 'From' number has exceeded the maximum number of queued messages"],
  21612: [
    400,
    "The 'To' phone number: {to}, is not currently reachable using the 'From' phone number: {from} via SMS."
  ],
  21614: [400, 'To number: {to}, is not a mobile number'],
  21617: [400, 'The concatenated message body exceeds the 1600 character limit.'],
  21620: [400, 'Invalid media URL(s): {what}'],
  21621: [400, "The 'From' number {from} has not been enabled for MMS"],
  21623: [400, 'Number of media files exceeds allowed limit'],
  21703: [400, 'The Messaging Service does not have a phone number available to send a message'],
  21704: [400, 'The Messaging Service contains no phone numbers'],
  30409: [409, 'Cannot cancel this message: it has already been processed.'],
  35114: [400, 'SendAt must be between 900 seconds and 35 days in the future'],
  35118: [400, 'MessagingServiceSid is required to schedule a message']
}

/** What a receipt may say later. `failed`: it never left the carrier; `undelivered`: it did. */
export const failures: Record<number, 'failed' | 'undelivered'> = {
  11200: 'failed',
  14107: 'failed',
  30001: 'failed',
  30002: 'failed',
  30003: 'undelivered',
  30004: 'undelivered',
  30005: 'undelivered',
  30006: 'undelivered',
  30007: 'undelivered',
  30008: 'undelivered',
  30019: 'undelivered',
  30022: 'undelivered',
  30023: 'undelivered',
  30024: 'undelivered',
  30032: 'undelivered',
  30033: 'failed',
  30034: 'undelivered',
  30035: 'undelivered',
  30036: 'failed',
  30037: 'failed',
  30044: 'failed',
  30450: 'failed',
  30610: 'failed',
  30640: 'failed'
}
