import { defineConfig } from 'vitest/config'

/**
 * Windows of one screen take the focus from each other, so the desktop's files run one after another; browsers without a window
 * run side by side.
 */
const sideBySide = process.env['GUANJIA_E2E_HOST'] === 'browser'

/** One suite for both hosts: GUANJIA_E2E_HOST says which; see console.ts. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    setupFiles: ['picture-of-failure.ts'],
    include: ['**/*.e2e.ts'],
    ...(sideBySide ? { maxWorkers: 2 } : { fileParallelism: false }),
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 15_000 } },
    bail: 0,
  },
})
