import { readFile, realpath } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { immutable, noStore } from './policy.ts'

/** A file of the built renderer, ready to be answered with. */
export interface Asset {
  body: Buffer
  type: string
  cacheControl: string
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.bcmap': 'application/octet-stream',
  '.pdf': 'application/pdf',
}

/**
 * The file a page asked for, or null. `rawPath` is the path as it came, percent-encoded, without query. It is decoded
 * once; whatever could lead out of the folder (`..`, NUL, backslashes, drives, links) is answered with null. A path
 * without an ending belongs to the page's router and gets the page.
 */
export async function findAsset(root: string, rawPath: string): Promise<Asset | null> {
  const segments = safeSegments(rawPath)
  if (!segments) return null
  const ending = extname(segments.at(-1) ?? '').toLowerCase()
  const name = ending === '' ? 'index.html' : segments.join('/')
  const type = types[ending || '.html']
  if (!type) return null
  const body = await readInside(root, name)
  return body && { body, type, cacheControl: name.startsWith('assets/') ? immutable : noStore }
}

function safeSegments(rawPath: string): string[] | null {
  if (!rawPath.startsWith('/')) return null
  let path: string
  try {
    path = decodeURIComponent(rawPath.slice(1))
  } catch {
    return null
  }
  // A colon makes a drive or a second stream of a file on Windows; control characters have no place in a name.
  if ([...path].some((letter) => letter < ' ' || letter === '\\' || letter === ':')) return null
  if (path === '') return []
  const segments = path.replace(/\/$/, '').split('/')
  return segments.some((segment) => segment === '' || segment.startsWith('.')) ? null : segments
}

async function readInside(root: string, name: string): Promise<Buffer | null> {
  try {
    const [folder, file] = await Promise.all([realpath(root), realpath(join(root, name))])
    return file.startsWith(folder + sep) ? await readFile(file) : null
  } catch {
    return null
  }
}
