import { readPictureHeader } from '../../../shared/modules/attachments/picture-header.ts'

/** Why a file does not become a photo; each has a sentence `attachments.problem.CODE`. */
export type PhotoProblem =
  | 'empty'
  | 'pdf'
  | 'pdfTooLarge'
  | 'heic'
  | 'video'
  | 'noPicture'
  | 'tooLarge'
  | 'tooManyPixels'
  | 'broken'
  | 'tooMany'

/** The largest file that is looked at, in bytes: more than any telephone makes. */
export const largestFile = 40 * 1024 * 1024
/** More pixels than this old counter PCs cannot decode. */
const mostPixels = 120_000_000

const text = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))

/** Brands of ISO media files that hold stills no Chromium of ours decodes; other brands are films. */
const stills = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'])

/** What can be known about a file before it is decoded; null when it is worth trying. */
export function problemOf(bytes: Uint8Array): PhotoProblem | null {
  if (bytes.length === 0) return 'empty'
  if (bytes.length > largestFile) return 'tooLarge'
  if (text(bytes, 0, 5) === '%PDF-') return 'pdf'
  if (text(bytes, 4, 8) === 'ftyp') {
    const brand = text(bytes, 8, 12)
    if (brand !== 'avif') return stills.has(brand) ? 'heic' : 'video'
  }
  const header = readPictureHeader(bytes)
  return header && header.width * header.height > mostPixels ? 'tooManyPixels' : null
}

/** The size in which a picture fits a square, whole pixels and never none; a smaller one stays as it is. */
export function fitWithin(
  { width, height }: { width: number; height: number },
  longest: number,
): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}
