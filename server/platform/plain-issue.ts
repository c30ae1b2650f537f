import type { Issue } from './problems.ts'

const ofMachines = /^(Too (small|big)|Invalid)/ // what nobody has put into words of their own

/** What is wrong with a field, as a person would say it. */
export function plainIssue(issue: Issue): string {
  if (!ofMachines.test(issue.message)) return issue.message.replace(/[^.!?]$/, '$&.')
  const count = (figure: unknown) => Number(figure).toLocaleString('en')
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'string') {
        return Number(issue.minimum) === 1
          ? 'Fill this in.'
          : `Write at least ${count(issue.minimum)} characters.`
      }
      return issue.origin === 'array'
        ? `Give at least ${count(issue.minimum)}.`
        : `This is at least ${count(issue.minimum)}.`
    case 'too_big':
      if (issue.origin === 'string') return `Write at most ${count(issue.maximum)} characters.`
      return issue.origin === 'array'
        ? `Give at most ${count(issue.maximum)}.`
        : `This is at most ${count(issue.maximum)}.`
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? 'This is missing.'
        : `This has to be ${wordOf(issue.expected)}.`
    case 'invalid_value':
      return issue.values && issue.values.length <= valuesShown
        ? `Choose one of: ${issue.values.join(', ')}.`
        : 'This cannot be chosen.'
    case 'invalid_format':
      return issue.format === 'email'
        ? 'This is no e-mail address.'
        : 'This is not written the way that is asked for.'
    default:
      return 'This does not fit here.'
  }
}

const valuesShown = 12
const words: Record<string, string> = {
  string: 'words',
  number: 'a number',
  int: 'a whole number',
  boolean: 'yes or no',
  array: 'a list',
  object: 'an object'
}
const wordOf = (expected: unknown) => words[String(expected)] ?? 'something else'
