import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { isCode, writeFileAtomic } from '../../folder/atomic-file.ts'
import { pdfType } from '../../../../shared/modules/attachments/pdf.ts'
import type { MediaType } from '../../../../shared/modules/attachments/picture-header.ts'

/** What is kept as a file: pictures, and vouchers that came as a PDF. */
export type KeptType = MediaType | typeof pdfType

const endings: Record<KeptType, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  [pdfType]: 'pdf',
}

/** Where an office's photos are. */
export const attachmentsFolder = (folder: string): string => join(folder, 'attachments')

/** SHA-256 in hexadecimal, by which a photo is named. */
export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** `<data folder>/attachments/ab/abcdef….jpg` */
export const photoPath = (folder: string, hash: string, mediaType: KeptType): string =>
  join(attachmentsFolder(folder), hash.slice(0, 2), `${hash}.${endings[mediaType]}`)

/**
 * Has a photo on disk, whole, whatever happens afterwards; one that is there and still as it was is not written again.
 * `now` is milliseconds since 1970, the moment its time on disk is counted from. Throws what the file system throws.
 */
export function keepPhoto(path: string, bytes: Buffer, hash: string, now: number): void {
  if (readPhoto(path, hash) === null) writeFileAtomic(path, bytes)
  renewPhoto(path, now)
}

/** A photo's bytes; null where the file is missing, or is no longer what it was. */
export function readPhoto(path: string, hash: string): Buffer<ArrayBuffer> | null {
  try {
    const bytes = readFileSync(path)
    return hashOf(bytes) === hash ? bytes : null
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    throw error
  }
}

export interface StoredPhoto {
  path: string
  /** Empty for what is no photo, such as a draft that a power cut left. */
  hash: string
}

/** Every file among the photos. */
export function storedPhotos(folder: string): StoredPhoto[] {
  const root = attachmentsFolder(folder)
  if (!existsSync(root)) return []
  const shelves = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return shelves.flatMap(({ name: shelf }) =>
    readdirSync(join(root, shelf), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => {
        const path = join(root, shelf, name)
        const hash = /^([0-9a-f]{64})\.(jpg|png|webp|pdf)$/.exec(name)?.[1] ?? ''
        return { path, hash }
      }),
  )
}

/** Milliseconds since 1970 when a photo was last brought. */
export const keptAt = (path: string): number => statSync(path).mtimeMs

/** Counts a photo's time on disk anew. */
export function renewPhoto(path: string, now: number): void {
  utimesSync(path, new Date(now), new Date(now))
}

export function removePhoto(path: string): void {
  rmSync(path, { force: true })
}
