import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** Written last: a folder without it is not a finished entry. */
const stampName = 'complete.json'

/** True when the folder was filled to its end. */
export function isComplete(folder: string): boolean {
  return existsSync(join(folder, stampName))
}

/**
 * Fills a cache folder in one step: `fill` works in a temporary folder beside it, and only what it finished is
 * renamed into place. Whatever goes wrong, and however it is interrupted, nothing half-made carries the name.
 */
export async function fillOnce(
  folder: string,
  about: Record<string, string>,
  fill: (content: string, scratch: string) => Promise<void>,
): Promise<string> {
  if (isComplete(folder)) return folder
  await mkdir(dirname(folder), { recursive: true })
  const scratch = await mkdtemp(join(dirname(folder), `.setup-${basename(folder)}-`))
  const clean = (): Promise<void> => rm(scratch, { recursive: true, force: true })
  try {
    const content = join(scratch, 'content')
    await mkdir(content)
    await fill(content, scratch)
    await writeFile(join(content, stampName), `${JSON.stringify(about, null, 2)}\n`)
    if (!isComplete(folder)) {
      await rm(folder, { recursive: true, force: true })
      await rename(content, folder).catch((error: unknown) => {
        // Somebody else finished the same entry meanwhile: theirs is as good.
        if (!isComplete(folder)) throw error
      })
    }
  } finally {
    await clean()
  }
  return folder
}
