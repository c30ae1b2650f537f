import './node26.js'
import { runStories, runUnits, withProduct } from './testing.ts'

// npm test: everything. npm test -- messaging: the tests beside the code of one module.
const words = process.argv.slice(2)
try {
  process.exitCode = await withProduct(async workshop => {
    const units = await runUnits(words, workshop)
    return words.length > 0 ? [units] : [units, await runStories([], workshop)]
  })
} catch (error) {
  console.log(error instanceof Error ? error.message : error)
  console.log('0 passed, 1 failed')
  process.exitCode = 1
}
