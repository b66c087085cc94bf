import path from 'node:path'
import { defineConfig } from '@playwright/test'
import { FLAGS, findBrowser } from '../support/browser.mjs'

export default defineConfig({
  testDir: '.',
  outputDir: path.resolve('test-results'),
  globalSetup: './support/global-setup.ts',
  // Every file starts its own academy; two cores bear two of them.
  workers: 2,
  fullyParallel: false,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  // Where nobody looks on, one slip of timing must not stop everything; whatever needed a second try is named at the end.
  retries: process.env.CI ? 1 : 0,
  reporter: [['list'], ['json']],
  use: {
    locale: 'en-US',
    timezoneId: 'Asia/Seoul',
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: findBrowser(), args: FLAGS },
  },
})
