const chars = (letters: string): number[] => Array.from(letters, (letter) => letter.charCodeAt(0))
const big = (value: number): number[] => [
  value >>> 24,
  (value >>> 16) & 255,
  (value >>> 8) & 255,
  value & 255,
]

/** A JPEG as far as its header: a comment to tell one from another, then the size in pixels. */
export const jpeg = (width: number, height: number, comment = ''): Buffer =>
  Buffer.from([
    ...[0xff, 0xd8, 0xff, 0xe0, 0, 16, ...chars('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0],
    ...[0xff, 0xfe, 0, comment.length + 2, ...chars(comment)],
    ...[0xff, 0xc0, 0, 11, 8, ...big(height).slice(2), ...big(width).slice(2), 1, 1, 0x11, 0],
    ...[0xff, 0xd9],
  ])

/** A PNG as far as its header. */
export const png = (width: number, height: number): Buffer =>
  Buffer.from([
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...big(13), ...chars('IHDR')],
    ...[...big(width), ...big(height), 8, 2, 0, 0, 0, 0, 0, 0, 0],
  ])

/** A file as a page sends it. */
export const photoFile = (bytes: Uint8Array, name = 'photo.jpg'): File =>
  new File([Uint8Array.from(bytes)], name)
