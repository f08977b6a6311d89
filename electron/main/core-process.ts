import type { MessagePortMain, UtilityProcess } from 'electron'
import type { ErrorCode } from '../../shared/contract/errors.ts'
import type { SetupStage } from '../../shared/modules/setup/contract.ts'
import type { CoreMessage, MainMessage, StartOptions } from '../core/folder/process-messages.ts'

/** Why there is no core. */
export interface CoreFailure {
  code: ErrorCode
  params: Record<string, string | number>
}

export class CoreStartError extends Error {
  readonly failure: CoreFailure
  constructor(failure: CoreFailure) {
    super(failure.code)
    this.name = 'CoreStartError'
    this.failure = failure
  }
}

type Child = Pick<UtilityProcess, 'postMessage' | 'kill' | 'on'>

/** Milliseconds the core may take to make its last backup and close its database before it is ended. */
const closingTime = 60_000

/**
 * The core in a process of its own. It is started, restarted and stopped here; pages hand their ports in at any time
 * and are connected once the core is ready. Main never reads what goes through a port.
 */
export class CoreProcess {
  readonly #fork: () => Child
  #child: Child | null = null
  #stage: SetupStage | null = null
  #waiting: MessagePortMain[] = []
  /** Called when a running core ends without being asked to. */
  onDeath: (failure: CoreFailure) => void = () => undefined

  constructor(fork: () => Child) {
    this.#fork = fork
  }

  /** Null while there is no running core. It is what the core was at its start: a fresh one may be set up by now. */
  get stage(): SetupStage | null {
    return this.#stage
  }

  /** Resolves when the core serves. Rejects with a CoreStartError. */
  start(options: StartOptions): Promise<void> {
    if (this.#child) throw new Error('The core runs already')
    const child = this.#fork()
    this.#child = child
    return new Promise((resolve, reject) => {
      let failure: CoreFailure = { code: 'CORE_GONE', params: {} }
      child.on('message', (message: CoreMessage) => {
        if (message.type === 'failed') failure = { code: message.code, params: message.params }
        if (message.type !== 'ready' || this.#child !== child) return
        this.#stage = message.stage
        this.#connectWaiting()
        resolve()
      })
      child.on('exit', () => {
        if (this.#child !== child) return
        const ran = this.#stage !== null
        this.#forget()
        if (ran) this.onDeath(failure)
        else reject(new CoreStartError(failure))
      })
      this.#send(child, { type: 'start', options })
    })
  }

  /** Gives a page its own way to the core. */
  connect(port: MessagePortMain): void {
    if (this.#child && this.#stage) this.#child.postMessage({ type: 'connect' } satisfies MainMessage, [port])
    else this.#waiting.push(port)
  }

  /**
   * Lets the core close its database, at most for a while. Does nothing when there is none. True when nobody had set
   * anything up; `discardIfFresh` then removes what opening made.
   */
  async stop(options: { discardIfFresh?: boolean } = {}): Promise<boolean> {
    const child = this.#child
    if (!child) return false
    this.#forget()
    return new Promise((resolve) => {
      let fresh = false
      const impatience = setTimeout(() => child.kill(), closingTime)
      child.on('message', (message: CoreMessage) => {
        if (message.type === 'stopped') fresh = message.fresh
      })
      child.on('exit', () => {
        clearTimeout(impatience)
        resolve(fresh)
      })
      this.#send(child, { type: 'stop', ...options })
    })
  }

  #forget(): void {
    this.#child = null
    this.#stage = null
    for (const port of this.#waiting.splice(0)) port.close()
  }

  #connectWaiting(): void {
    for (const port of this.#waiting.splice(0)) this.connect(port)
  }

  #send(child: Child, message: MainMessage): void {
    child.postMessage(message)
  }
}
