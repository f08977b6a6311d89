import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const patient = { testTimeout: 60_000, hookTimeout: 60_000 }

export default defineConfig({
  plugins: [vue()],
  test: {
    // One less than the processors is the usual, which leaves a machine of two with one.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{shared,electron,renderer,build}/**/*.test.ts'],
          setupFiles: ['tests/light-scrypt.ts'],
          ...patient,
        },
      },
      {
        // Programs of their own open what these make: with the hashes an office has.
        extends: true,
        test: { name: 'whole', include: ['tests/{faults,interchange}/**/*.test.ts'], ...patient },
      },
    ],
  },
})
