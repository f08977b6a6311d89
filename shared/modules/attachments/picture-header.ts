export type MediaType = 'image/jpeg' | 'image/png' | 'image/webp'

interface PictureHeader {
  mediaType: MediaType
  /** Pixels, from one upwards. */
  width: number
  height: number
}

/**
 * What a picture says about itself in its first bytes, by JPEG (ITU T.81 B.1), PNG (ISO 15948, 5.2 and 11.2.2) and
 * WebP (RFC 9649). Null for whatever is none of them, or breaks off before it says its size. Nothing is decoded.
 */
export function readPictureHeader(bytes: Uint8Array): PictureHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const size = jpegSize(view) ?? pngSize(view) ?? webpSize(view)
  return size && size.width > 0 && size.height > 0 ? size : null
}

const startsWith = (view: DataView, at: number, ...expected: number[]): boolean =>
  view.byteLength >= at + expected.length &&
  expected.every((byte, index) => view.getUint8(at + index) === byte)
const says = (view: DataView, at: number, letters: string): boolean =>
  startsWith(view, at, ...Array.from(letters, (letter) => letter.charCodeAt(0)))

/** Frame headers are C0…CF but for the tables (C4), an extension (C8) and arithmetic conditioning (CC). */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

function jpegSize(view: DataView): PictureHeader | null {
  if (!startsWith(view, 0, 0xff, 0xd8, 0xff)) return null
  for (let at = 2; at + 4 <= view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    // Any number of fill bytes may stand before a marker.
    if (marker === 0xff) {
      at++
      continue
    }
    const length = view.getUint16(at + 2)
    // The image itself before its frame, or a segment that says it is shorter than its own length.
    if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xda) || length < 2) return null
    if (isFrame(marker)) {
      if (length < 8 || at + 9 > view.byteLength) return null
      return { mediaType: 'image/jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    }
    at += 2 + length
  }
  return null
}

function pngSize(view: DataView): PictureHeader | null {
  if (!startsWith(view, 0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return null
  if (!startsWith(view, 8, 0, 0, 0, 13) || !says(view, 12, 'IHDR') || view.byteLength < 33) return null
  return { mediaType: 'image/png', width: view.getUint32(16), height: view.getUint32(20) }
}

function webpSize(view: DataView): PictureHeader | null {
  if (!says(view, 0, 'RIFF') || !says(view, 8, 'WEBP') || view.byteLength < 30) return null
  const mediaType = 'image/webp'
  if (says(view, 12, 'VP8 ') && startsWith(view, 23, 0x9d, 0x01, 0x2a))
    return {
      mediaType,
      width: view.getUint16(26, true) & 0x3fff,
      height: view.getUint16(28, true) & 0x3fff,
    }
  if (says(view, 12, 'VP8L') && startsWith(view, 20, 0x2f)) {
    const bits = view.getUint32(21, true)
    return { mediaType, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  if (!says(view, 12, 'VP8X')) return null
  const side = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000 + 1
  return { mediaType, width: side(24), height: side(27) }
}
