import { after } from 'node:test'
import { format } from 'node:util'

// Loaded before each file of tests: what is written to console.error fails the file.
if (process.env['NODE_TEST_CONTEXT']) {
  const written: string[] = []
  const write = console.error
  console.error = (...words: unknown[]) => {
    written.push(format(...words))
    write(...words)
  }
  after(() => {
    if (written.length > 0) throw new Error(`Written to console.error: ${written.join('\n')}`)
  })
}
