import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { defaultDataFolder } from '../../electron/core/folder/bootstrap.ts'
import { demoConfig, demoData, makeDemo, type DemoLogin } from './make-demo.ts'

/** Stands in the folder while it is being made: what a broken-off run left is thrown away by the next. */
const unfinishedName = 'unfinished'
/** The random passwords; they are nowhere else. */
const loginsName = 'logins.json'

/** Beside where an office's own data would stand. */
export const usualDemoFolder = (): string => `${defaultDataFolder()}-demo`

/** The folder is somebody's already, and not a demonstration. */
export class NotADemo extends Error {}

export interface DemoFolder {
  data: string
  config: string
  logins: DemoLogin[]
}

/**
 * The demonstration in a folder, made at the first call. Throws `NotADemo` for a folder that holds anything else: it is
 * never mixed with an office's own data.
 */
export async function demoFolder(
  root: string,
  { appVersion, now, onProgress }: { appVersion: string; now: number; onProgress: (share: number) => void },
): Promise<DemoFolder> {
  const place = { data: demoData(root), config: demoConfig(root) }
  const kept = join(root, loginsName)
  if (existsSync(kept)) return { ...place, logins: JSON.parse(readFileSync(kept, 'utf8')) as DemoLogin[] }
  const unfinished = join(root, unfinishedName)
  if (existsSync(root) && readdirSync(root).length > 0 && !existsSync(unfinished)) throw new NotADemo(root)
  mkdirSync(root, { recursive: true, mode: 0o700 })
  writeFileSync(unfinished, '')
  for (const folder of [place.data, place.config]) rmSync(folder, { recursive: true, force: true })
  mkdirSync(place.config, { mode: 0o700 })
  const logins = await makeDemo({ root, until: now, appVersion, onProgress })
  writeFileSync(kept, `${JSON.stringify(logins, null, 2)}\n`, { mode: 0o600 })
  rmSync(unfinished)
  return { ...place, logins }
}
