import type { ErrorCode, FaultData } from '../../../shared/contract/errors.ts'
import type { SetupStage } from '../../../shared/modules/setup/contract.ts'

/** What the desktop's main process tells the core process at its start. */
export interface StartOptions {
  folder: string
  folderChangeable: boolean
  /** Base64. */
  machineKey: string
  appVersion: string
  nativeBinding?: string
  /** An instant to start the clock at; main hands it on in tests only. */
  testClock?: string
}

/** `connect` comes with one transferred port, once for every page that loads. */
export type MainMessage =
  { type: 'start'; options: StartOptions } | { type: 'connect' } | { type: 'stop'; discardIfFresh?: boolean }

export type CoreMessage =
  | { type: 'ready'; stage: SetupStage }
  | { type: 'failed'; code: ErrorCode; params: NonNullable<FaultData['params']> }
  /** `fresh`: nobody had set anything up until the end. */
  | { type: 'stopped'; fresh: boolean }
