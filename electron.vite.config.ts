import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const here = (...parts: string[]): string => join(import.meta.dirname, ...parts)
const { version } = JSON.parse(readFileSync(here('package.json'), 'utf8')) as { version: string }
const define = { __APP_VERSION__: JSON.stringify(version) }

/** What runs in Node is built for the oldest runtime that runs it; runtime packages stay outside. */
const node = 'node20.18'

/**
 * Pages have nested addresses (`/tickets/12`): the preset's relative base would look for their files beneath those when
 * such a page is loaded anew.
 */
const rootedAssets = { name: 'rooted-assets', config: () => ({ base: '/' }) }

export default defineConfig({
  main: {
    define,
    build: {
      target: node,
      outDir: 'out/main',
      // Bundled where that leaves most of a package out: the core starts in half the time.
      externalizeDeps: {
        exclude: ['zod', 'kysely', '@orpc/contract', '@orpc/server', '@orpc/client', 'simple-statistics'],
      },
      sourcemap: true,
      rolldownOptions: {
        input: {
          index: here('electron/main/index.ts'),
          core: here('electron/core/process.ts'),
          lan: here('electron/lan/index.ts'),
          'database-backup': here('electron/core/database/backup/worker.ts'),
          'workbook-reader': here('electron/core/workbook/reader-worker.ts'),
          'survey-results': here('electron/core/modules/surveys/results/worker.ts'),
          'workbook-writer': here('electron/core/workbook/writer-worker.ts'),
        },
        // Flat, so that `import.meta.dirname` is the same folder for an entry and for what entries share.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'shared-[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: node,
      outDir: 'out/preload',
      // A sandboxed preload can require nothing of ours and cannot be an ES module.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: here('electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: here('renderer'),
    define,
    plugins: [vue(), rootedAssets],
    build: {
      target: 'chrome109',
      outDir: here('out/renderer'),
      emptyOutDir: true,
      // The policy forbids what is inlined: scripts of any kind, and fonts as data.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      minify: true,
      rolldownOptions: { input: here('renderer/index.html') },
    },
  },
})
