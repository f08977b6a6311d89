import { defineConfig } from 'vitest/config'

/** One suite for both hosts: GUANJIA_E2E_HOST says which; see console.ts. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    setupFiles: ['picture-of-failure.ts'],
    include: ['**/*.e2e.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 15_000 } },
    bail: 0,
  },
})
