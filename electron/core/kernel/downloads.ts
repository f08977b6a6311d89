import { randomBytes } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { Fault } from './errors.ts'

interface Waiting {
  path: string
  fileName: string
  userId: number
}

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Files made for a person, handed over once by a key that only they can use, then deleted. */
export class Downloads {
  readonly #waiting = new Map<string, Waiting>()

  offer(file: Waiting): string {
    const key = randomBytes(24).toString('base64url')
    this.#waiting.set(key, file)
    return key
  }

  /** Errors: NOT_FOUND for a key unknown, used up, or another person's. */
  async take(key: string, userId: number): Promise<File> {
    const file = this.#waiting.get(key)
    if (!file || file.userId !== userId) throw new Fault('NOT_FOUND')
    this.#waiting.delete(key)
    const bytes = await readFile(file.path)
    await rm(file.path, { force: true })
    return new File([bytes], file.fileName, { type: workbookType })
  }

  /** Whatever nobody fetched goes when the core closes. */
  async clear(): Promise<void> {
    await Promise.all([...this.#waiting.values()].map((file) => rm(file.path, { force: true })))
    this.#waiting.clear()
  }
}
