import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [vue()],
  test: {
    setupFiles: ['tests/light-scrypt.ts'],
    include: ['{shared,electron,renderer,build}/**/*.test.ts', 'tests/{faults,interchange}/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
