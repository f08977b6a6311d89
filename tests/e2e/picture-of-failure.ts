import { join } from 'node:path'
import { afterEach } from 'vitest'
import { Console, hostName } from './console.ts'

/** Where GUANJIA_E2E_KEEP names a folder: what the page showed when a test failed. */
afterEach(async ({ task }) => {
  const folder = process.env.GUANJIA_E2E_KEEP
  if (!folder || task.result?.state !== 'fail') return
  const name = task.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60)
  await Console.last?.page.screenshot({ path: join(folder, `failed-${hostName}-${name}.png`) })
})
