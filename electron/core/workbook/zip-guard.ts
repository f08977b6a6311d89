import { StringDecoder } from 'node:string_decoder'
import { Buffer } from 'node:buffer'
import yauzl from 'yauzl'
import { asWorkbookError, WorkbookError } from './errors.ts'
import { limits } from './limits.ts'

/** A path on disk, or the bytes themselves. */
export type WorkbookSource = string | Uint8Array

/** A zip package that passed the limits. Only parts asked for are ever inflated. */
export interface GuardedPackage {
  has(name: string): boolean
  /** Declared inflated size in bytes; 0 when there is no such part. */
  size(name: string): number
  /** One XML part as text; refuses it when it inflates to more than declared or brings entities along. */
  xml(name: string): AsyncGenerator<string>
  close(): void
}

/**
 * Opens a zip by its central directory and refuses it when it is too big, has too many entries, could inflate to
 * too much, or names the same part twice. Everything is read through this one directory, so a file cannot show
 * one content to the check and another to the reader.
 */
export async function openPackage(source: WorkbookSource): Promise<GuardedPackage> {
  let zip: yauzl.ZipFile | undefined
  try {
    zip =
      typeof source === 'string'
        ? await yauzl.openPromise(source, { autoClose: false })
        : await yauzl.fromBufferPromise(Buffer.from(source.buffer, source.byteOffset, source.byteLength))
    const entries = await readDirectory(zip)
    return guarded(zip, entries)
  } catch (error) {
    zip?.close()
    throw asWorkbookError(error)
  }
}

async function readDirectory(zip: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> {
  if (zip.fileSize > limits.fileSize || zip.entryCount > limits.entries)
    throw new WorkbookError('WORKBOOK_TOO_LARGE')
  const entries = new Map<string, yauzl.Entry>()
  let total = 0
  for await (const entry of zip.eachEntry()) {
    total += entry.uncompressedSize
    if (total > limits.inflatedTotal || entries.size >= limits.entries)
      throw new WorkbookError('WORKBOOK_TOO_LARGE')
    // Part names are compared without case (ECMA-376 part 2, 6.2.2.3); two of one name hide something.
    const name = entry.fileName.toLowerCase()
    if (entries.has(name)) throw new WorkbookError('WORKBOOK_BROKEN')
    entries.set(name, entry)
    if (entry.isEncrypted()) throw new WorkbookError('WORKBOOK_ENCRYPTED')
    if (/\.(xml|rels)$/.test(name)) checkRatio(entry)
  }
  return entries
}

function checkRatio(entry: yauzl.Entry): void {
  const { uncompressedSize, compressedSize } = entry
  if (uncompressedSize > limits.ratioFloor && uncompressedSize > compressedSize * limits.ratio)
    throw new WorkbookError('WORKBOOK_TOO_LARGE')
}

function guarded(zip: yauzl.ZipFile, entries: Map<string, yauzl.Entry>): GuardedPackage {
  const find = (name: string) => entries.get(name.toLowerCase())
  return {
    has: (name) => find(name) !== undefined,
    size: (name) => find(name)?.uncompressedSize ?? 0,
    xml: (name) => xmlText(zip, find(name)),
    close: () => zip.close(),
  }
}

async function* xmlText(zip: yauzl.ZipFile, entry: yauzl.Entry | undefined): AsyncGenerator<string> {
  if (!entry) throw new WorkbookError('WORKBOOK_BROKEN')
  const stream = await zip.openReadStreamPromise(entry)
  // A character of several bytes may be cut by the edge of a chunk.
  const decoder = new StringDecoder('utf8')
  let tail = ''
  let first = true
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      let text = decoder.write(chunk)
      if (first && text.startsWith('\ufeff')) text = text.slice(1)
      first = false
      refuseDeclarations(text)
      refuseDeclarations(tail + text.slice(0, 9))
      tail = text.slice(-9)
      yield text
    }
    const rest = decoder.end()
    if (rest) yield rest
  } finally {
    stream.destroy()
  }
}

/**
 * No spreadsheet program writes a DOCTYPE or ENTITY, and nothing good comes of one. CDATA, which the XML reader
 * behind would drop without a word, is refused for the same price.
 */
function refuseDeclarations(text: string): void {
  if (text.includes('<!') && /<!(?:DOCTYPE|ENTITY|\[CDATA\[)/i.test(text))
    throw new WorkbookError('WORKBOOK_BROKEN')
}
