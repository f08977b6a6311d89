import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keepHeapSmall } from '../../electron/core/kernel/heap.ts'
import { TestOffice } from '../../electron/core/testing/office.ts'
import { fillArchive } from './archive.ts'
import type { Imported } from './import-charges.ts'
import { bareInserts, imported } from './import-register.ts'

keepHeapSmall()
console.log(JSON.stringify(await measure(process.argv[2]!, Number(process.argv[3]))))

/** Imports a list of charges into an office with so many houses, in a process that has done nothing else. */
async function measure(path: string, houses: number): Promise<Imported> {
  const { office, manager } = await TestOffice.open()
  const folder = await mkdtemp(join(tmpdir(), 'guanjia-bench-'))
  const mb = () => process.memoryUsage.rss() / 2 ** 20
  try {
    fillArchive(office, houses)
    globalThis.gc?.()
    const idleMb = mb()
    let peakMb = idleMb
    const watch = setInterval(() => (peakMb = Math.max(peakMb, mb())), 20)
    let checked = 0
    const start = performance.now()
    const seconds = await imported(manager, path, () => (checked = performance.now()))
    clearInterval(watch)
    const insertSeconds = bareInserts(office, join(folder, 'bare.db'), [
      'charges',
      'payments',
      'payment_lines',
    ])
    return { seconds, checking: (checked - start) / 1000, insertSeconds, idleMb, peakMb }
  } finally {
    await office.close()
    await rm(folder, { recursive: true, force: true })
  }
}
