import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { localeCodes } from '../../shared/locale/index.ts'
import { writeFileAtomic } from '../core/folder/atomic-file.ts'

const memory = z.object({
  bounds: z.object({ x: z.int(), y: z.int(), width: z.int().min(1), height: z.int().min(1) }).optional(),
  maximized: z.boolean().default(false),
  locale: z.enum(localeCodes).default('zh-CN'),
  theme: z.enum(['light', 'dark']).default('light'),
})

/** What the desktop remembers from one start to the next: nothing of the office. */
export type Memory = z.output<typeof memory>

/** Kept in one small file of the configuration folder; damaged or missing, it is as on the first day. */
export class WindowMemory {
  readonly #path: string
  #now: Memory

  constructor(folder: string) {
    this.#path = join(folder, 'window.json')
    this.#now = read(this.#path)
  }

  get now(): Readonly<Memory> {
    return this.#now
  }

  /** Being unable to remember is no reason to disturb anybody. */
  change(change: Partial<Memory>): void {
    this.#now = { ...this.#now, ...change }
    try {
      writeFileAtomic(this.#path, JSON.stringify(this.#now))
    } catch {
      return
    }
  }
}

function read(path: string): Memory {
  try {
    return memory.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return memory.parse({})
  }
}
