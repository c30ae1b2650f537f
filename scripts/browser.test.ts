import { equal, match, throws } from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { test } from 'node:test'
import { chromium } from '@playwright/test'
import { browserFlags, browserFromNpm, findBrowser, missesLibraries } from './browser.ts'

const launchMsMax = 30_000

function withPath(path: string | undefined, act: () => void): void {
  const before = process.env['CHROMIUM_PATH']
  if (path === undefined) delete process.env['CHROMIUM_PATH']
  else process.env['CHROMIUM_PATH'] = path
  try {
    act()
  } finally {
    if (before === undefined) delete process.env['CHROMIUM_PATH']
    else process.env['CHROMIUM_PATH'] = before
  }
}

test('the browser that a person names is taken, before any that is installed', () => {
  withPath(process.execPath, () => equal(findBrowser('').executablePath, process.execPath))
})

test('a named browser that does not exist is refused, not replaced', () => {
  withPath('/nowhere/chromium', () =>
    throws(() => findBrowser(''), /CHROMIUM_PATH names \/nowhere/)
  )
})

test('a whole program needs no libraries of ours', { skip: process.platform !== 'linux' }, () => {
  equal(missesLibraries('/bin/sh'), false)
  equal(missesLibraries('/nowhere/chromium'), true)
})

test(
  'the browser that npm brings opens two pages with nothing else',
  withoutNpmBrowser(),
  async () => {
    const { executablePath, env } = browserFromNpm()
    const browser = await chromium.launch({
      executablePath,
      args: browserFlags,
      env: { ...process.env, ...env } as Record<string, string>,
      timeout: launchMsMax
    })
    try {
      // The package's own flags let a second context end the browser, ours must not.
      for (const said of ['first', 'second']) {
        const context = await browser.newContext()
        const page = await context.newPage()
        await page.goto(`data:text/html,<h1>${said}</h1>`)
        equal(await page.textContent('h1'), said)
        await context.close()
      }
    } finally {
      await browser.close()
    }
  }
)

function withoutNpmBrowser() {
  const isForUs = process.platform === 'linux' && process.arch === 'x64'
  return { skip: !isForUs && 'npm brings a browser for Linux on x64 only' }
}

test('without any browser the way to get one is told', () => {
  const program = `
    Object.defineProperty(process, 'platform', { value: 'aix' })
    const { browserFromNpm } = await import(${JSON.stringify(new URL('browser.ts', import.meta.url).href)})
    try { browserFromNpm() } catch (error) { console.log(error.message) }`
  const words = ['--input-type=module', '-e', program]
  const said = execFileSync(process.execPath, words, { encoding: 'utf8' })
  match(said, /^There is no Chromium for the tests\. Run "npx playwright install chromium"/)
})
