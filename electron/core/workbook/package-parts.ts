import parseSax from 'exceljs/lib/utils/parse-sax.js'
import type { OpenTag } from 'exceljs/lib/utils/parse-sax.js'
import { WorkbookError } from './errors.ts'
import { limits } from './limits.ts'
import { numberStyle } from './number-format.ts'
import type { NumberStyle } from './number-format.ts'
import type { GuardedPackage } from './zip-guard.ts'

export const WORKBOOK_PART = 'xl/workbook.xml'
const STYLES_PART = 'xl/styles.xml'
const STRINGS_PART = 'xl/sharedStrings.xml'

export interface SheetPart {
  name: string
  hidden: boolean
  /** The part's name inside the package. */
  part: string
}

/** Element and attribute names come with or without a namespace prefix, depending on the program that wrote them. */
export function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

interface Handlers {
  open?(name: string, attributes: OpenTag['attributes']): void
  text?(text: string): void
  close?(name: string): void
}

/** Walks one XML part. */
async function walk(text: AsyncIterable<string>, handlers: Handlers): Promise<void> {
  for await (const events of parseSax(text)) {
    for (const event of events) {
      if (event.eventType === 'text') handlers.text?.(event.value)
      else if (event.eventType === 'opentag')
        handlers.open?.(localName(event.value.name), event.value.attributes)
      else handlers.close?.(localName(event.value.name))
    }
  }
}

/** `_x000D_` in a string stands for the character of that code (ECMA-376 part 1, 22.9.2.19, ST_Xstring). */
export function decodeXstring(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
}

const isTrue = (value: string | undefined) => value === '1' || value === 'true'

/** The worksheets in the order of their tabs (chart sheets left out) and the date system. */
export async function readWorkbookPart(
  pack: GuardedPackage,
): Promise<{ sheets: SheetPart[]; date1904: boolean }> {
  const targets = await readRelations(pack)
  const sheets: SheetPart[] = []
  let date1904 = false
  let seen = false
  await walk(pack.xml(WORKBOOK_PART), {
    open(name, attributes) {
      if (name === 'workbook') seen = true
      if (name === 'workbookPr') date1904 = isTrue(attributes.date1904)
      if (name !== 'sheet') return
      const relation = Object.keys(attributes).find((key) => key !== 'id' && localName(key) === 'id')
      const part = relation && targets.get(attributes[relation] ?? '')
      if (!part || !pack.has(part)) return
      const state = attributes.state ?? 'visible'
      sheets.push({ name: attributes.name ?? '', hidden: state !== 'visible', part })
      if (sheets.length > limits.sheets) throw new WorkbookError('WORKBOOK_TOO_LARGE')
    },
  })
  if (!seen || sheets.length === 0) throw new WorkbookError('WORKBOOK_BROKEN')
  return { sheets, date1904 }
}

/** Relation id → part name, worksheets only. */
async function readRelations(pack: GuardedPackage): Promise<Map<string, string>> {
  const targets = new Map<string, string>()
  await walk(pack.xml('xl/_rels/workbook.xml.rels'), {
    open(name, attributes) {
      const { Id, Type, Target } = attributes
      if (name !== 'Relationship' || !Id || !Target || !Type?.endsWith('/worksheet')) return
      targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target.replace(/^\.\//, '')}`)
    },
  })
  return targets
}

/** The number style of each cell format, by the index a cell's `s` attribute names. */
export async function readNumberStyles(pack: GuardedPackage): Promise<NumberStyle[]> {
  if (!pack.has(STYLES_PART)) return []
  const own = new Map<number, string>()
  const ids: number[] = []
  let inCellFormats = false
  await walk(pack.xml(STYLES_PART), {
    open(name, attributes) {
      if (name === 'numFmt') own.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      else if (name === 'cellXfs') inCellFormats = true
      else if (name === 'xf' && inCellFormats) ids.push(Number(attributes.numFmtId ?? 0))
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false
    },
  })
  return ids.map((id) => numberStyle(id, own))
}

/** The shared strings, rich text joined, phonetic guides left out. */
export async function readSharedStrings(pack: GuardedPackage): Promise<string[]> {
  if (!pack.has(STRINGS_PART)) return []
  const strings: string[] = []
  let current = ''
  let inText = false
  let phonetic = false
  await walk(pack.xml(STRINGS_PART), {
    open(name) {
      if (name === 'si') current = ''
      else if (name === 'rPh') phonetic = true
      else if (name === 't') inText = !phonetic
    },
    text(text) {
      if (inText) current += text
    },
    close(name) {
      if (name === 't') inText = false
      else if (name === 'rPh') phonetic = false
      else if (name === 'si') strings.push(decodeXstring(current))
    },
  })
  return strings
}
