import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { readPictureHeader } from '../../shared/modules/attachments/picture-header.ts'
import type { Console } from './console.ts'

export interface Picture {
  name: string
  type: string
  /** In base64. */
  bytes: string
}

/** A picture of two colours, drawn by the page itself. */
export async function picture(
  { page }: Console,
  name: string,
  type: 'image/png' | 'image/jpeg',
  [width, height]: [number, number],
): Promise<Picture> {
  const bytes = await page.evaluate(
    async ([mediaType, across, down]) => {
      const canvas = new OffscreenCanvas(across, down)
      const context = canvas.getContext('2d')!
      context.fillStyle = 'teal'
      context.fillRect(0, 0, across, down)
      context.fillStyle = 'orange'
      context.fillRect(0, 0, across / 3, down / 2)
      const blob = await canvas.convertToBlob({ type: mediaType })
      const letters = Array.from(new Uint8Array(await blob.arrayBuffer()), (byte) =>
        String.fromCharCode(byte),
      )
      return btoa(letters.join(''))
    },
    [type, width, height] as const,
  )
  return { name, type, bytes }
}

/** The same JPEG as a telephone held upright writes it: lying on its side, with a note where it was taken. */
export function fromTelephone({ bytes, ...jpeg }: Picture, note: string): Picture {
  const [turnedRight, short] = [6, 3]
  const tiff = Buffer.alloc(26)
  tiff.write('MM\0*', 0, 'latin1')
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(1, 8)
  tiff.writeUInt16BE(0x0112, 10)
  tiff.writeUInt16BE(short, 12)
  tiff.writeUInt32BE(1, 14)
  tiff.writeUInt16BE(turnedRight, 18)
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from(note, 'latin1')])
  const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2])
  const whole = Buffer.from(bytes, 'base64')
  const noted = Buffer.concat([whole.subarray(0, 2), head, exif, whole.subarray(2)])
  return { ...jpeg, bytes: noted.toString('base64') }
}

/** Brings files to an element as a paste or a drop does. */
export function bring(target: Locator, how: 'paste' | 'drop', files: readonly Picture[]): Promise<void> {
  return target.evaluate(
    (element, [event, given]) => {
      const data = new DataTransfer()
      for (const { name, type, bytes } of given)
        data.items.add(
          new File([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], name, { type }),
        )
      const common = { bubbles: true, cancelable: true }
      element.dispatchEvent(
        event === 'paste'
          ? new ClipboardEvent('paste', { ...common, clipboardData: data })
          : new DragEvent('drop', { ...common, dataTransfer: data }),
      )
    },
    [how, files] as const,
  )
}

/** What lies in the data folder: each photo's size in pixels, and its bytes. */
export function storedPhotos({ place }: Console) {
  return readdirSync(join(place.folder, 'attachments'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const bytes = readFileSync(join(entry.parentPath, entry.name))
      return { bytes, ...readPictureHeader(bytes)! }
    })
}
