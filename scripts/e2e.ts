import './node26.js'
import { runStories, withProduct } from './testing.ts'

// npm run e2e: every story in a browser. npm run e2e -- stop: those with that word in their path.
try {
  const words = process.argv.slice(2)
  process.exitCode = await withProduct(async workshop => [await runStories(words, workshop)])
} catch (error) {
  console.log(error instanceof Error ? error.message : error)
  console.log('0 passed, 1 failed')
  process.exitCode = 1
}
