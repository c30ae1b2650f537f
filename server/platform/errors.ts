type Field = { field: string; message: string }

/** Our rules say no: a stable code, and words for a person. */
export class Refusal extends Error {
  code: string
  status: number
  fields: Field[]
  retryAfterSeconds: number | null
  details: object | null // what a program needs to go on from here

  constructor(
    code: string,
    message: string,
    rest: {
      status?: number
      field?: string
      fields?: Field[]
      retryAfterSeconds?: number
      details?: object
    } = {}
  ) {
    super(message)
    this.details = rest.details ?? null
    this.retryAfterSeconds = rest.retryAfterSeconds ?? null
    this.code = code
    this.status = rest.status ?? 409
    this.fields = rest.fields ?? (rest.field ? [{ field: rest.field, message }] : [])
  }
}

/** The world failed: trying again may help. */
export class Trouble extends Error {
  code: string
  retryAfterSeconds: number

  constructor(code: string, message: string, rest: { retryAfterSeconds?: number } = {}) {
    super(message)
    this.code = code
    this.retryAfterSeconds = rest.retryAfterSeconds ?? 5
  }
}

/** Hidden and missing look the same from outside. */
export function notFound(what: string): Refusal {
  return new Refusal('not-found', `There is no such ${what}, or you may not see it.`, {
    status: 404
  })
}

export function refuseIf(reason: string | null, code = 'not-allowed'): void {
  if (reason) throw new Refusal(code, reason)
}
