/** The merge fields: `{{client_first_name}}`. */
export const mergeFields = [
  'client_first_name',
  'client_name',
  'my_first_name',
  'my_name',
  'business_name',
  'location_name'
] as const
export type MergeField = (typeof mergeFields)[number]

/** What a text about a visit can name besides. */
export const visitFields = ['service', 'staff_first_name', 'day', 'time'] as const
export type VisitField = (typeof visitFields)[number]

/** Why a text cannot leave as it stands: a merge field in it has no value. Null when it can. */
export function whyNotFilled({ unfilled }: Filled): string | null {
  const [name] = unfilled
  if (name === undefined) return null
  return `“${name.replaceAll('_', ' ')}” is not known here. Write it yourself, or take {{${name}}} out.`
}

const fieldPattern = /\{\{\s*([a-z_]+)\s*\}\}/g

export type Filled = { text: string; unfilled: string[] }

/** Fills merge fields in. Those without a value stay as they are, and stop the send. */
export function fillMergeFields(
  body: string,
  values: Partial<Record<MergeField | VisitField, string | null>>
): Filled {
  const unfilled = new Set<string>()
  const text = body.replace(fieldPattern, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name as MergeField | VisitField] : null
    if (value) return value
    unfilled.add(name)
    return whole
  })
  return { text, unfilled: [...unfilled] }
}
