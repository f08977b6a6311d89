import { Buffer } from 'node:buffer'
import { open } from 'node:fs/promises'
import iconv from 'iconv-lite'
import { WorkbookError } from './errors.ts'
import { limits } from './limits.ts'
import { WORKBOOK_PART } from './package-parts.ts'
import { openPackage } from './zip-guard.ts'
import type { WorkbookSource } from './zip-guard.ts'

export type CsvEncoding = 'utf8' | 'gb18030' | 'utf16le' | 'utf16be'

/** What a file is, by its content; its name says nothing. */
export type WorkbookKind =
  { kind: 'xlsx' } | { kind: 'csv'; encoding: CsvEncoding; delimiter: ',' | ';' | '\t' }

const CHUNK = 256 * 1024
/** Bytes looked at for a signature and for the delimiter. */
const HEAD = 64 * 1024
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
const utf16 = (text: string) => Buffer.from(text, 'utf16le')

/** Decides what a file is. Throws `WorkbookError` for everything that is not .xlsx or a text table. */
export async function sniff(source: WorkbookSource): Promise<WorkbookKind> {
  const head = await readHead(source)
  if (head.length === 0) throw new WorkbookError('WORKBOOK_EMPTY')
  if (head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'))) return sniffPackage(source)
  if (head.subarray(0, OLE.length).equals(OLE)) throw await oleError(source)
  return sniffText(source, head)
}

async function sniffPackage(source: WorkbookSource): Promise<WorkbookKind> {
  const pack = await openPackage(source)
  const isWorkbook = pack.has('[Content_Types].xml') && pack.has(WORKBOOK_PART)
  const isBinary = pack.has('xl/workbook.bin')
  pack.close()
  if (isWorkbook) return { kind: 'xlsx' }
  throw new WorkbookError(isBinary ? 'WORKBOOK_OLD_FORMAT' : 'WORKBOOK_NOT_A_TABLE')
}

/** OLE holds .xls, encrypted .xlsx, .doc and much else; the names of its streams tell which. */
async function oleError(source: WorkbookSource): Promise<WorkbookError> {
  const names = { encrypted: utf16('EncryptedPackage'), book: utf16('Workbook\0'), old: utf16('Book\0') }
  let carry = Buffer.alloc(0)
  let isBook = false
  for await (const chunk of chunks(source)) {
    const window = Buffer.concat([carry, chunk])
    if (window.includes(names.encrypted)) return new WorkbookError('WORKBOOK_ENCRYPTED')
    isBook ||= window.includes(names.book) || window.includes(names.old)
    carry = window.subarray(-64)
  }
  return new WorkbookError(isBook ? 'WORKBOOK_OLD_FORMAT' : 'WORKBOOK_NOT_A_TABLE')
}

async function sniffText(source: WorkbookSource, head: Buffer): Promise<WorkbookKind> {
  const encoding = await detectEncoding(source, head)
  const text = iconv.decode(head, encoding)
  // Billing systems like to write HTML or XML under an .xls name; Excel opens it, so people take it for Excel.
  if (/^\s*<(?:\?xml|!doctype|html|table|meta|style)/i.test(text)) {
    const isSheet = /<table|<html|urn:schemas-microsoft-com:office:(?:spreadsheet|excel)/i.test(text)
    throw new WorkbookError(isSheet ? 'WORKBOOK_OLD_FORMAT' : 'WORKBOOK_NOT_A_TABLE')
  }
  if (text.trim() === '' && head.length < HEAD) throw new WorkbookError('WORKBOOK_EMPTY')
  if (/^(?:%PDF-|\{\\rtf)/.test(text)) throw new WorkbookError('WORKBOOK_NOT_A_TABLE')
  return { kind: 'csv', encoding, delimiter: guessDelimiter(text) }
}

/**
 * A byte order mark decides; else valid UTF-8 is UTF-8, and anything else is what a Chinese Excel writes, GB18030.
 * Control characters, or bytes that are no GB18030 either, mean that it is no text at all.
 */
async function detectEncoding(source: WorkbookSource, head: Buffer): Promise<CsvEncoding> {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf16be'
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  let isUtf8 = true
  let size = 0
  for await (const chunk of chunks(source)) {
    size += chunk.length
    if (size > limits.fileSize) throw new WorkbookError('WORKBOOK_TOO_LARGE')
    if (chunk.some(isControl)) throw new WorkbookError('WORKBOOK_NOT_A_TABLE')
    if (isUtf8) isUtf8 = decodes(() => utf8.decode(chunk, { stream: true }))
  }
  if (isUtf8 && decodes(() => utf8.decode())) return 'utf8'
  const text = iconv.decode(head, 'gb18030')
  const unknown = text.split('\ufffd').length - 1
  // The head may end inside a character, hence the one that is forgiven.
  if (unknown > 1 + text.length / 1000) throw new WorkbookError('WORKBOOK_NOT_A_TABLE')
  return 'gb18030'
}

function decodes(attempt: () => unknown): boolean {
  try {
    attempt()
    return true
  } catch {
    return false
  }
}

const isControl = (byte: number) => byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1a

/** The delimiter that cuts the first lines into the most columns, counted outside quotes; a comma when none does. */
export function guessDelimiter(text: string): ',' | ';' | '\t' {
  const counts = { ',': 0, ';': 0, '\t': 0 }
  let quoted = false
  let lines = 0
  for (const char of text) {
    if (char === '"') quoted = !quoted
    else if (quoted) continue
    else if (char === '\n' && ++lines === 50) break
    else if (char === ',' || char === ';' || char === '\t') counts[char]++
  }
  if (counts['\t'] > counts[',']) return counts['\t'] >= counts[';'] ? '\t' : ';'
  return counts[';'] > counts[','] ? ';' : ','
}

async function readHead(source: WorkbookSource): Promise<Buffer> {
  if (typeof source !== 'string') return Buffer.from(source.subarray(0, HEAD))
  const file = await open(source, 'r')
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** The source in pieces, so that nothing of 64 MB stands in memory at once. */
export async function* chunks(source: WorkbookSource): AsyncGenerator<Buffer> {
  if (typeof source !== 'string') {
    for (let at = 0; at < source.length; at += CHUNK) yield Buffer.from(source.subarray(at, at + CHUNK))
    return
  }
  const file = await open(source, 'r')
  try {
    for await (const chunk of file.createReadStream({ highWaterMark: CHUNK, autoClose: false }))
      yield chunk as Buffer
  } finally {
    await file.close()
  }
}
