import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Services } from '../../kernel/services.ts'

const runs = new WeakMap<Services, string>()

/** Names the files of this opening of the office, so that those of an earlier one can be told from them. */
export function runOf(services: Services): string {
  const known = runs.get(services)
  if (known) return known
  const run = randomUUID().slice(0, 8)
  runs.set(services, run)
  return run
}

/** Where exports wait to be fetched. Whatever a crash left there goes first: it holds personal data. */
export async function exportFolder(services: Services): Promise<string> {
  const folder = join(services.folder, 'exports')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const run = runOf(services)
  const leftovers = (await readdir(folder)).filter((name) => !name.startsWith(run))
  await Promise.all(leftovers.map((name) => rm(join(folder, name), { recursive: true, force: true })))
  return folder
}
