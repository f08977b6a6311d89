/** Files for this folder's tests: zips and workbooks made by hand, as hostile or as odd as a test wants them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { crc32, deflateRawSync } from 'node:zlib'
import type { SheetRow } from './cell.ts'
import { readSheet } from './read-workbook.ts'
import type { WorkbookSource } from './zip-guard.ts'

export function fixture(name: string): string {
  return fileURLToPath(new URL(`../../../tests/fixtures/workbooks/${name}`, import.meta.url))
}

/** A folder of its own that goes when the test file is done. */
export function tempFolder(
  afterAll: (cleanup: () => void) => void,
): (name: string, bytes?: Uint8Array) => string {
  const folder = mkdtempSync(path.join(tmpdir(), 'workbook-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return (name, bytes) => {
    const file = path.join(folder, name)
    if (bytes) writeFileSync(file, bytes)
    return file
  }
}

export interface ZipPart {
  name: string
  data: string | Uint8Array
  /** The inflated size written into the zip when it is to lie. */
  declaredSize?: number
}

/** A zip of deflated parts (APPNOTE 6.3.10, no extras). */
export function makeZip(parts: readonly ZipPart[]): Uint8Array {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, data, declaredSize } of parts) {
    const raw = Buffer.from(data)
    const packed = deflateRawSync(raw, { level: 9 })
    const nameBytes = Buffer.from(name)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(0x0800, 2)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(raw), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(declaredSize ?? raw.length, 18)
    fields.writeUInt16LE(nameBytes.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), fields, nameBytes, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\0', 'latin1'), fields, tail, nameBytes]))
    locals.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, central, end])
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export interface WorkbookXml {
  /** What stands inside `<worksheet>`. */
  sheet: string
  styles?: string
  strings?: string
  workbookPr?: string
  /** Replaces whole parts or adds others. */
  parts?: readonly ZipPart[]
}

/** A workbook of one sheet out of raw XML. */
export function makeWorkbook({
  sheet,
  styles,
  strings,
  workbookPr = '',
  parts = [],
}: WorkbookXml): Uint8Array {
  const all: ZipPart[] = [
    { name: '[Content_Types].xml', data: '<Types/>' },
    {
      name: 'xl/workbook.xml',
      data: `<workbook xmlns="${MAIN}" xmlns:r="${REL}">${workbookPr}<sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `<Relationships><Relationship Id="rId1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    { name: 'xl/worksheets/sheet1.xml', data: `<worksheet xmlns="${MAIN}">${sheet}</worksheet>` },
  ]
  if (styles) all.push({ name: 'xl/styles.xml', data: `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>` })
  if (strings) all.push({ name: 'xl/sharedStrings.xml', data: `<sst xmlns="${MAIN}">${strings}</sst>` })
  const replaced = new Set(parts.map(({ name }) => name))
  return makeZip([...all.filter(({ name }) => !replaced.has(name)), ...parts])
}

/** All rows of a sheet at once. */
export async function allRows(source: WorkbookSource, sheetIndex = 0): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  await readSheet(source, sheetIndex, (batch) => {
    rows.push(...batch)
  })
  return rows
}
