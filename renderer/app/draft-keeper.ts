import { reactive } from 'vue'

/** Somebody who pauses for so long has said something worth keeping. */
const pauseMilliseconds = 600

/** How it stands with one draft: `waiting` for a pause or for the answer, or the last try at keeping it `failed`. */
export interface KeptState {
  state: 'waiting' | 'kept' | 'failed'
  /** When it was last kept, by the core's clock. */
  savedAt: string | null
  /** Why the last try failed. */
  fault: unknown
}

/** Where drafts are kept. */
export interface DraftShelf {
  save: (draft: { name: string; body: unknown }) => Promise<{ savedAt: string }>
  discard: (draft: { name: string }) => Promise<unknown>
}

interface Entry {
  /** As JSON; null is to be discarded. */
  wanted: string | null
  written: string | null
  timer: ReturnType<typeof setTimeout> | undefined
  /** Each write begins after the one before: an answer that comes late must not undo a newer one. */
  turn: Promise<void>
}

/**
 * Writes one person's drafts at every pause of typing. What could not be written is tried again at the next pause, and
 * by `flush`; nothing is ever thrown.
 */
export class DraftKeeper {
  readonly states = reactive(new Map<string, KeptState>())
  readonly #shelf: DraftShelf
  readonly #entries = new Map<string, Entry>()

  constructor(shelf: DraftShelf) {
    this.#shelf = shelf
  }

  /** Something of this name is kept, or waits to be. */
  knows(name: string): boolean {
    return this.#entries.has(name)
  }

  /** What the shelf held already. */
  found(name: string, json: string, savedAt: string): void {
    const turn = Promise.resolve()
    this.#entries.set(name, { wanted: json, written: json, timer: undefined, turn })
    this.states.set(name, { state: 'kept', savedAt, fault: null })
  }

  /** Keeps this at the next pause; null discards. */
  want(name: string, json: string | null): void {
    let entry = this.#entries.get(name)
    if (!entry) {
      if (json === null) return
      entry = { wanted: null, written: null, timer: undefined, turn: Promise.resolve() }
      this.#entries.set(name, entry)
    }
    if (entry.wanted === json) return
    entry.wanted = json
    const { savedAt = null } = this.states.get(name) ?? {}
    this.states.set(name, { state: 'waiting', savedAt, fault: null })
    clearTimeout(entry.timer)
    entry.timer = setTimeout(() => void this.write(name), pauseMilliseconds)
  }

  /** Writes this one now; resolves when it is tried. */
  write(name: string): Promise<void> {
    const entry = this.#entries.get(name)
    if (!entry) return Promise.resolve()
    clearTimeout(entry.timer)
    entry.turn = entry.turn.then(() => this.#send(name, entry))
    return entry.turn
  }

  /** Writes whatever waits or failed. */
  async flush(): Promise<void> {
    await Promise.all([...this.#entries.keys()].map((name) => this.write(name)))
  }

  /** Writes nothing any more. */
  stop(): void {
    for (const { timer } of this.#entries.values()) clearTimeout(timer)
    this.#entries.clear()
    this.states.clear()
  }

  async #send(name: string, entry: Entry): Promise<void> {
    const json = entry.wanted
    if (json === entry.written || this.#entries.get(name) !== entry) return this.#settle(name, entry)
    try {
      let savedAt: string | null = null
      if (json === null) await this.#shelf.discard({ name })
      else ({ savedAt } = await this.#shelf.save({ name, body: JSON.parse(json) as unknown }))
      entry.written = json
      if (entry.wanted === json) this.states.set(name, { state: 'kept', savedAt, fault: null })
      this.#settle(name, entry)
    } catch (fault) {
      const { savedAt = null } = this.states.get(name) ?? {}
      this.states.set(name, { state: 'failed', savedAt, fault })
    }
  }

  /** What is discarded leaves nothing behind, and what was typed back is as kept as before. */
  #settle(name: string, entry: Entry): void {
    if (this.#entries.get(name) !== entry || entry.wanted !== entry.written) return
    if (entry.wanted === null) {
      this.#entries.delete(name)
      this.states.delete(name)
      return
    }
    const kept = this.states.get(name)
    if (kept && kept.state !== 'kept') this.states.set(name, { ...kept, state: 'kept', fault: null })
  }
}
