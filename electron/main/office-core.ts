import type { MessagePortMain } from 'electron'
import type { FolderChoice, FolderProblem } from '../../shared/contract/desktop.ts'
import type { StartOptions as CoreOptions } from '../core/folder/process-messages.ts'
import { folderProblem } from '../core/folder/suitability.ts'
import { CoreStartError, type CoreFailure, type CoreProcess } from './core-process.ts'

export interface OfficeCoreOptions {
  core: CoreProcess
  folder: string
  folderChangeable: boolean
  /** The machine key, and what else every start needs. Throws when the key cannot be had. */
  prepare(): Promise<Omit<CoreOptions, 'folder' | 'folderChangeable'>>
  /** Keeps a chosen folder for the next start. */
  remember(folder: string): void
  /** Waits a moment before another try; a killed predecessor may still be letting go of the folder. */
  patience?: () => Promise<void>
}

/** How often a start is tried again while the folder is held. */
const retries = 3

/** The core of this desktop's office: on which folder it runs, and how it moves to another one. */
export class OfficeCore {
  readonly #options: OfficeCoreOptions
  #folder: string

  constructor(options: OfficeCoreOptions) {
    this.#options = options
    this.#folder = options.folder
  }

  get folder(): string {
    return this.#folder
  }

  /** Null when the core serves, else why not. */
  async start(): Promise<CoreFailure | null> {
    for (let left = retries; ; left -= 1) {
      const failure = await this.#startIn(this.#folder)
      if (failure?.code !== 'FOLDER_IN_USE' || left === 0) return failure
      await this.#options.patience?.()
    }
  }

  connect(port: MessagePortMain): void {
    this.#options.core.connect(port)
  }

  async stop(): Promise<void> {
    await this.#options.core.stop()
  }

  /** First run only: moves to a folder a person chose. The page connects anew afterwards, whatever the outcome. */
  async moveTo(folder: string): Promise<FolderChoice> {
    const { core, folderChangeable } = this.#options
    if (!folderChangeable || core.stage !== 'fresh') throw new Error('NOT_ALLOWED_NOW')
    if (folder === this.#folder) return { ok: true, folder }
    const reason = folderProblem(folder)
    if (reason) return { ok: false, reason, folder }
    // The core itself knows best whether the office was set up since it started.
    if (!(await core.stop({ discardIfFresh: true }))) {
      await this.#returnHome()
      throw new Error('NOT_ALLOWED_NOW')
    }
    const failure = await this.#startIn(folder)
    if (!failure) {
      this.#folder = folder
      this.#options.remember(folder)
      return { ok: true, folder }
    }
    await this.#returnHome()
    return { ok: false, reason: problemOf(failure), folder }
  }

  async #returnHome(): Promise<void> {
    const failure = await this.#startIn(this.#folder)
    if (failure) this.#options.core.onDeath(failure)
  }

  async #startIn(folder: string): Promise<CoreFailure | null> {
    const { core, folderChangeable, prepare } = this.#options
    try {
      await core.start({ ...(await prepare()), folder, folderChangeable })
      return null
    } catch (error) {
      if (error instanceof CoreStartError) return error.failure
      // Everything that can fail before the core runs concerns the machine key.
      return { code: 'KEY_LOCKED', params: {} }
    }
  }
}

function problemOf({ code, params }: CoreFailure): FolderProblem {
  if (code === 'FOLDER_IN_USE') return 'in-use'
  if (code === 'FOLDER_UNSUITABLE') return (params['reason'] as FolderProblem | undefined) ?? 'not-writable'
  return code === 'DATABASE_BROKEN' || code === 'DATABASE_FROM_FUTURE' ? 'foreign' : 'not-writable'
}
