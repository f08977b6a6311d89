import type { App } from 'electron'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** A short name for an office as it was asked for: one for the usual folder, one for each `--data`. */
export function instanceName(data: string | null): string {
  if (data === null) return 'usual'
  const path = existsSync(data) ? realpathSync.native(data) : resolve(data)
  return createHash('sha256').update(path).digest('hex').slice(0, 16)
}

/**
 * Makes this the only desktop on its office; false when another one was told to come forward instead. Electron keys
 * its lock by the user data folder, so that is the office's own while the lock is taken; afterwards all share one,
 * because Windows keeps the secret of its key store there.
 */
export function claimInstance(app: App, config: string, data: string | null): boolean {
  const desktop = join(config, 'desktop')
  const own = join(desktop, instanceName(data))
  mkdirSync(own, { recursive: true, mode: 0o700 })
  app.setPath('userData', own)
  const isFirst = app.requestSingleInstanceLock()
  app.setPath('userData', desktop)
  app.setPath('sessionData', own)
  app.setPath('crashDumps', join(desktop, 'crashes'))
  return isFirst
}
