import type { SetupStage } from '../../../shared/modules/setup/contract.ts'
import type { ErrorCode } from '../../../shared/contract/errors.ts'
import type { OpenDatabase } from '../database/open.ts'
import type { Clock } from './clock.ts'
import type { DataKey } from './keys.ts'
import type { Sessions } from './sessions.ts'
import type { Downloads } from './downloads.ts'
import type { Turns } from './turns.ts'

/** What one open office consists of; made once by `openCore`. */
export interface Services {
  readonly database: OpenDatabase
  readonly clock: Clock
  readonly sessions: Sessions
  readonly downloads: Downloads
  /** Tries at one person's password, one after the other: tries side by side would not feel the delay. */
  readonly passwordTries: Turns
  readonly folder: string
  readonly folderChangeable: boolean
  readonly machineKey: Buffer
  readonly appVersion: string
  readonly host: 'desktop' | 'browser'
  /** False where backups are only made when somebody asks for one. */
  readonly backsUpByItself: boolean
  /** Why the last try at a backup came to nothing; null when it did not. */
  backupFailure: ErrorCode | null
  /** Closes everything, lets `replace` put another database in its place, and opens that: nobody is signed in then. */
  reopen(replace: () => void): Promise<void>
  /** Null until setup made it, or on a machine that never opened this folder. */
  dataKey: DataKey | null
  /** The office's, `Asia/Shanghai` until setup. */
  timeZone: string
  /** `fresh` before the first-run wizard, `key-locked` on a machine that does not hold the data key. */
  stage: SetupStage
  /** A keyed digest by the data key. Error: KEY_LOCKED. */
  digest(value: string): string
}
