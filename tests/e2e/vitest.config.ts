import { defineConfig } from 'vitest/config'
import { screenCount } from './screens.ts'

/** Browsers have no window; the desktop's files run side by side as far as each has a screen of its own. */
const sideBySide = process.env['GUANJIA_E2E_HOST'] === 'browser' ? 2 : screenCount

/** One suite for both hosts: GUANJIA_E2E_HOST says which; see console.ts. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    setupFiles: ['picture-of-failure.ts'],
    include: ['**/*.e2e.ts'],
    globalSetup: ['screens.ts'],
    maxWorkers: sideBySide,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 15_000 } },
    bail: 0,
  },
})
