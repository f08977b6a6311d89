import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
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

const folderOf = (services: Services): string => join(services.folder, 'exports')

/** Where exports wait to be fetched. */
export async function exportFolder(services: Services): Promise<string> {
  await mkdir(folderOf(services), { recursive: true, mode: 0o700 })
  await removeLeftovers(services)
  return folderOf(services)
}

/** Whatever an earlier run left waiting goes: it holds personal data. */
export async function removeLeftovers(services: Services): Promise<void> {
  const folder = folderOf(services)
  if (!existsSync(folder)) return
  const run = runOf(services)
  const leftovers = (await readdir(folder)).filter((name) => !name.startsWith(run))
  await Promise.all(leftovers.map((name) => rm(join(folder, name), { recursive: true, force: true })))
}
