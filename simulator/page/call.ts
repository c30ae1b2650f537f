/** Asks the carrier for something; its refusal comes back as words for a person. */
export async function call(method: string, path: string, body?: unknown): Promise<string | null> {
  try {
    const init: RequestInit = { method }
    if (body !== undefined) init.body = JSON.stringify(body)
    const answer = await fetch(`/control/${path}`, init)
    if (answer.ok) return null
    const { error } = (await answer.json()) as { error?: string }
    return error ?? 'The virtual carrier refused that.'
  } catch {
    return 'The virtual carrier does not answer. Start it again and try once more.'
  }
}
