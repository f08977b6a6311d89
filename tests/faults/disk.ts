import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { DiskCall } from './strace.ts'

type Change = { bytes: Buffer; offset: number } | { length: number }

interface File {
  /** What is on the disk for certain. */
  durable: Buffer
  /** Written since the last fsync, in order. */
  pending: Change[]
}

/**
 * One folder of a disk that keeps only what was synced: a file's bytes by fsync on the file, names and removals by
 * fsync on the folder. Fed with what a program did, it can be asked what a power cut would leave.
 */
export class Disk {
  readonly #folder: string
  /** Names as the running system sees them. */
  readonly #names = new Map<string, File>()
  #durableNames = new Map<string, File>()

  /** `files` are on the disk already, by name. */
  constructor(folder: string, files: ReadonlyMap<string, Buffer>) {
    this.#folder = folder
    for (const [name, durable] of files) this.#names.set(name, { durable, pending: [] })
    this.#durableNames = new Map(this.#names)
  }

  apply(call: DiskCall): void {
    if (call.call === 'told') return
    if (call.call === 'sync' && call.path === this.#folder) {
      this.#durableNames = new Map(this.#names)
      return
    }
    if (dirname(call.path) !== this.#folder) return
    const name = basename(call.path)
    const file = this.#names.get(name)
    if (call.call === 'unlink') this.#names.delete(name)
    else if (call.call === 'create') this.#names.set(name, file ?? { durable: Buffer.alloc(0), pending: [] })
    else if (file && call.call === 'write') file.pending.push(call)
    else if (file && call.call === 'truncate') file.pending.push(call)
    else if (file) {
      file.durable = file.pending.reduce(changed, file.durable)
      file.pending = []
    }
  }

  /**
   * Writes into a new folder what a power cut at this moment leaves. `survives` says of each piece of up to 512 bytes
   * that was not synced whether it reached the disk all the same.
   */
  afterPowerCut(into: string, survives: () => boolean): void {
    mkdirSync(into)
    for (const [name, { durable, pending }] of this.#durableNames) {
      const lucky = pending.flatMap(sectors).filter(survives)
      // The log's index lives in memory only; SQLite makes it anew.
      if (!name.endsWith('-shm')) writeFileSync(join(into, name), lucky.reduce(changed, durable))
    }
  }
}

const sectorBytes = 512

/** A write in the pieces that a disk writes whole. */
function sectors(change: Change): Change[] {
  if ('length' in change) return [change]
  const pieces: Change[] = []
  for (let at = 0; at < change.bytes.length; at += sectorBytes)
    pieces.push({ bytes: change.bytes.subarray(at, at + sectorBytes), offset: change.offset + at })
  return pieces
}

function changed(content: Buffer, change: Change): Buffer {
  const end =
    'length' in change ? change.length : Math.max(content.length, change.offset + change.bytes.length)
  const result = Buffer.alloc(end)
  content.copy(result)
  if ('bytes' in change) change.bytes.copy(result, change.offset)
  return result
}
