import { type Endpoint, type InputOf, type ReplyOf, requestOf } from '@parlor/contract/endpoint.ts'
import { isProblem, type Problem } from '@parlor/contract/problems.ts'

export const callLimits = { answerMs: 10_000 }

/** The server answered, and said no. `problem.detail` is a sentence for a person. */
export class Refused extends Error {
  readonly problem: Problem
  readonly retryAfterSeconds: number | null
  constructor(problem: Problem, retryAfterSeconds: number | null) {
    super(problem.detail)
    this.problem = problem
    this.retryAfterSeconds = retryAfterSeconds
  }
  /** It may go better by itself: ours is the trouble, or there were too many at once. */
  get isPassing(): boolean {
    const { status } = this.problem
    return status >= 500 || status === 408 || status === 429
  }
}

/** Nobody answered: no network, no server, or not in time. What we asked may have happened. */
export class Unheard extends Error {
  readonly why: 'network' | 'time'
  constructor(why: 'network' | 'time') {
    super(why)
    this.why = why
  }
}

type Listener = () => void
const onSignedOut = new Set<Listener>()

/** Told when any call is answered "you are signed out". */
export function listenForSignOut(listener: Listener): Listener {
  onSignedOut.add(listener)
  return () => onSignedOut.delete(listener)
}

/** Asks the server for what an endpoint promises. Fails with `Refused` or `Unheard`. */
export async function call<E extends Endpoint>(
  endpoint: E,
  input: InputOf<E>,
  signal?: AbortSignal
): Promise<ReplyOf<E>> {
  const { path, body } = requestOf(endpoint, input as Record<string, unknown>)
  const answer = await fetchInTime(`/api/v1${path}`, {
    method: endpoint.method,
    headers: body ? { 'content-type': 'application/json' } : {},
    ...(body ? { body: JSON.stringify(body) } : {}),
    signal: signal ?? null
  })
  const text = await answer.text().catch(() => {
    throw new Unheard('network')
  })
  if (answer.ok) return parse(text) as ReplyOf<E>
  const problem = problemOf(answer, text)
  if (problem.status === 401 && problem.code === 'signed-out') {
    for (const listener of onSignedOut) listener()
  }
  const wait = Number(answer.headers.get('retry-after'))
  throw new Refused(problem, wait > 0 ? wait : null)
}

async function fetchInTime(url: string, init: RequestInit): Promise<Response> {
  const limit = AbortSignal.timeout(callLimits.answerMs)
  const signal = init.signal ? AbortSignal.any([init.signal, limit]) : limit
  try {
    return await fetch(url, { ...init, signal })
  } catch {
    throw new Unheard(limit.aborted ? 'time' : 'network')
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** A proxy on the way may answer with a page of its own. */
function problemOf(answer: Response, text: string): Problem {
  const known = parse(text)
  if (isProblem(known)) return known
  return {
    type: 'about:blank',
    title: answer.statusText,
    status: answer.status,
    code: 'no-problem-given',
    detail: `The server answered ${answer.status} and no more. Try again in a moment.`
  }
}
