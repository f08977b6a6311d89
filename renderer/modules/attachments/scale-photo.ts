import { largestPdf } from '../../../shared/modules/attachments/limits.ts'
import { isPdf, pdfType } from '../../../shared/modules/attachments/pdf.ts'
import { fitWithin, problemOf, type PhotoProblem } from './photo-check.ts'

const longestSide = 1600
const quality = 0.82

/** Why a file was not taken. */
export class PhotoRefused extends Error {
  readonly problem: PhotoProblem

  constructor(problem: PhotoProblem) {
    super(problem)
    this.problem = problem
  }
}

/**
 * A picture as a JPEG of at most 1600 pixels a side, upright. It is drawn anew, so that nothing of what the camera
 * noted (place, moment, device) comes along. Throws PhotoRefused.
 */
export async function scaledPhoto(file: Blob): Promise<File> {
  const problem = problemOf(new Uint8Array(await file.arrayBuffer()))
  if (problem) throw new PhotoRefused(problem)
  const bitmap = await upright(file).catch(() => {
    throw new PhotoRefused(file.type.startsWith('image/') ? 'broken' : 'noPicture')
  })
  try {
    const { width, height } = fitWithin(bitmap, longestSide)
    const canvas = new OffscreenCanvas(width, height)
    const context = canvas.getContext('2d', { alpha: false })
    if (!context) throw new PhotoRefused('broken')
    // JPEG knows no transparency: what is clear becomes paper, not black.
    context.fillStyle = 'white'
    context.fillRect(0, 0, width, height)
    context.imageSmoothingQuality = 'high'
    context.drawImage(bitmap, 0, 0, width, height)
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality })
    return new File([blob], 'photo.jpg', { type: 'image/jpeg' })
  } finally {
    bitmap.close()
  }
}

/** A PDF of a voucher as it is; null for anything else. Throws PhotoRefused. */
export async function pdfAsItIs(file: Blob): Promise<File | null> {
  // Only its head is looked at: a film of hours is no PDF either.
  if (!isPdf(new Uint8Array(await file.slice(0, 5).arrayBuffer()))) return null
  if (file.size > largestPdf) throw new PhotoRefused('pdfTooLarge')
  return new File([file], 'voucher.pdf', { type: pdfType })
}

/** Older Chromium does not know the word and turns pictures upright by itself. */
async function upright(file: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' })
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return createImageBitmap(file)
  }
}
