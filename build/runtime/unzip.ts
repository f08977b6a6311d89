import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, isAbsolute, join, normalize, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { openPromise } from 'yauzl'

const symbolicLink = 0o120000
const fileType = 0o170000

/**
 * Unpacks a zip file into a folder. `place` names where an entry goes (relative to the folder) or null to leave
 * it out. An entry that is a link, or that would land outside the folder, refuses the whole file.
 */
export async function unzip(
  zipPath: string,
  folder: string,
  place: (entryName: string) => string | null = (name) => name,
): Promise<number> {
  const zip = await openPromise(zipPath, { autoClose: false, strictFileNames: true })
  let files = 0
  try {
    for await (const entry of zip.eachEntry()) {
      const mode = entry.externalFileAttributes >>> 16
      const target = place(entry.fileName)
      if (target === null) continue
      const path = join(folder, insideOnly(target))
      if ((mode & fileType) === symbolicLink) throw new Error(`The archive holds a link: ${entry.fileName}`)
      if (entry.fileName.endsWith('/')) {
        await mkdir(path, { recursive: true })
        continue
      }
      await mkdir(dirname(path), { recursive: true })
      const permissions = mode & 0o111 ? 0o755 : 0o644
      await pipeline(
        await zip.openReadStreamPromise(entry),
        createWriteStream(path, { mode: permissions, flags: 'wx' }),
      )
      files += 1
    }
  } finally {
    zip.close()
  }
  return files
}

function insideOnly(name: string): string {
  const path = normalize(name)
  if (isAbsolute(path) || path === '..' || path.startsWith(`..${sep}`) || name.includes('\0')) {
    throw new Error(`The archive holds a name outside its folder: ${name}`)
  }
  return path
}
