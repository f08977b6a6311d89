import { existsSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { dirname, extname, join } from 'node:path'
import type { ErrorCode } from '../../shared/contract/errors.ts'

/** Asks where to save; null when the person cancelled. */
export type AskPlace = (suggestion: string) => Promise<string | null>

/** Files a page made and a person placed. The page suggests a name and never learns where it went. */
export class SavedFiles {
  readonly #ask: AskPlace
  #folder: string
  #last: string | null = null

  /** `folder` is where the first question starts; later ones start where the last file went. */
  constructor(folder: string, ask: AskPlace) {
    this.#folder = folder
    this.#ask = ask
  }

  /** The file last saved, while it is still there. */
  get last(): string | null {
    return this.#last && existsSync(this.#last) ? this.#last : null
  }

  /** False when cancelled. Throws an error whose message is one of the shared codes. */
  async save(name: string, bytes: ArrayBuffer): Promise<boolean> {
    const path = await this.#ask(join(this.#folder, plainName(name)))
    if (path === null) return false
    await writeWhole(path, Buffer.from(bytes))
    this.#folder = dirname(path)
    this.#last = path
    return true
  }
}

/** A name every file system takes: no folders, no reserved letters or names, not too long. */
export function plainName(name: string): string {
  const cleaned = [...name.normalize('NFC')]
    .map((letter) => (letter < ' ' || '\\/:*?"<>|\u007f'.includes(letter) ? '_' : letter))
    .join('')
    .replace(/^[. ]+|[. ]+$/g, '')
  const ending = extname(cleaned).slice(0, 12)
  const stem = [...cleaned.slice(0, cleaned.length - ending.length)].slice(0, 80).join('')
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(stem)
  return `${reserved || stem === '' ? `_${stem}` : stem}${ending}`
}

/** Beside its place first, then moved there: a full disk leaves no half file under the name. */
async function writeWhole(path: string, content: Buffer): Promise<void> {
  const draft = join(dirname(path), `.${randomBytes(6).toString('hex')}.tmp`)
  try {
    const file = await open(draft, 'wx')
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw new Error(codeOf(error), { cause: error })
  }
}

function codeOf(error: unknown): ErrorCode {
  const code = String((error as { code?: unknown }).code)
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'DISK_FULL'
  // Excel holds the file it shows.
  if (code === 'EBUSY' || code === 'EPERM') return 'IN_USE'
  return code === 'EACCES' || code === 'EROFS' ? 'FOLDER_UNSUITABLE' : 'INTERNAL'
}
