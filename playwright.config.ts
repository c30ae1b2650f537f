import { chromium, defineConfig } from '@playwright/test'
import { browserFlags, findBrowser } from './scripts/browser.ts'

const { executablePath, env } = findBrowser(chromium.executablePath())
const isQuiet = process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] === undefined

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.test.ts',
  outputDir: 'test-results',
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: !isQuiet,
  use: {
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath,
      args: browserFlags,
      env: { ...process.env, ...env } as Record<string, string>
    }
  }
})
