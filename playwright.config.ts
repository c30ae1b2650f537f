import { chromium, defineConfig } from '@playwright/test'
import { browserFlags, findBrowser } from './scripts/browser.ts'

const { executablePath, env } = findBrowser(chromium.executablePath())
const isQuiet = process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] === undefined

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.test.ts',
  outputDir: 'test-results',
  workers: 2,
  // A machine that stalls is not a broken product; a story that passed only the second time is named.
  retries: 1,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  forbidOnly: !isQuiet,
  use: {
    trace: 'retain-on-first-failure',
    launchOptions: {
      executablePath,
      args: browserFlags,
      env: { ...process.env, ...env } as Record<string, string>
    }
  }
})
