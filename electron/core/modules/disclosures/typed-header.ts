import { basisPoints } from '../../../../shared/money/fen.ts'
import type { SheetHeader } from '../../../../shared/modules/disclosures/contract.ts'
import { cleanText, toHalfWidth } from '../../../../shared/text/normalise.ts'
import { cellText, isBlank, type Cell, type SheetRow } from '../../workbook/cell.ts'
import { normaliseHeader } from '../../workbook/table.ts'
import { typedFen, type AmountUnit } from './typed-amount.ts'

/** What the rows above a table say: the title, the unit, the header's figures. */
export interface TypedHeader {
  title: string
  header: Partial<SheetHeader>
}

/** `单位：万元`, also where it stands in a column's name. */
export function unitOf(rows: readonly SheetRow[]): AmountUnit {
  for (const { cells } of rows)
    for (const cell of cells) {
      const text = toHalfWidth(cleanText(cellText(cell))).replace(/\s/g, '')
      const [, unit] = /单位:?(?:人民币)?(万元|千元|元)/.exec(text) ?? /\((万元|千元|元)\)/.exec(text) ?? []
      if (unit) return unit as AmountUnit
    }
  return '元'
}

const labels = [
  [/^(?:总)?建筑面积|^物业管理面积/, 'area'],
  [/^(?:总)?户数/, 'households'],
  [/^(?:物业)?(?:服务)?收费标准/, 'standards'],
  [/^应收/, 'receivable'],
  [/^实收/, 'received'],
  [/^收缴率|^收费率/, 'rate'],
  [/^历欠|^历年欠费/, 'arrears'],
  [/^预收/, 'advance'],
] as const

/** Reads pairs of a label and the cell behind it; what is no figure is left alone. */
export function typedHeader(rows: readonly SheetRow[], unit: AmountUnit): TypedHeader {
  const header: Partial<SheetHeader> = {}
  for (const { cells } of rows) {
    const said = distinct(cells)
    for (const [at, cell] of said.entries()) {
      const name = normaliseHeader(cellText(cell))
      const label = labels.find(([pattern]) => name.length <= 12 && pattern.test(name))?.[1]
      if (label) take(header, label, said[at + 1] ?? null, unit)
    }
  }
  const { receivableFen, receivedFen, rate } = header
  // A rate typed to one decimal is the exact one, where it is that.
  const exact =
    receivableFen && typeof receivedFen === 'number' ? basisPoints(receivedFen, receivableFen) : null
  const rounded = typeof rate !== 'number' || (exact !== null && Math.abs(rate - exact) <= 5)
  if (exact !== null && exact >= 0 && exact <= 10_000 && rounded) header.rate = exact
  return { title: titleOf(rows), header }
}

function take(header: Partial<SheetHeader>, label: (typeof labels)[number][1], cell: Cell, unit: AmountUnit) {
  const text = cleanText(cellText(cell))
  const fen = () => {
    const amount = typedFen(cell, unit)
    return amount ?? null
  }
  if (label === 'households') header.households = text.slice(0, 60)
  else if (label === 'standards') header.standards = text.slice(0, 200)
  else if (label === 'area') header.areaHundredths = hundredths(text)
  else if (label === 'receivable') header.receivableFen = fen()
  else if (label === 'received') header.receivedFen = fen()
  else if (label === 'arrears') header.arrearsFen = fen()
  else if (label === 'advance') header.advanceFen = fen()
  else {
    const [, percent] = /(\d+(?:\.\d+)?)\s*%/.exec(toHalfWidth(text)) ?? []
    const share =
      cell?.t === 'n' && cell.v <= 1 ? cell.v * 100 : percent === undefined ? null : Number(percent)
    header.rate = share === null || share > 100 ? null : Math.round(share * 100)
  }
}

function hundredths(text: string): number | null {
  const [number] = /\d[\d,]*(?:\.\d+)?/.exec(toHalfWidth(text)) ?? []
  return number === undefined ? null : Math.round(Number(number.replaceAll(',', '')) * 100)
}

/** The first row that is one text, as a merged title is. */
function titleOf(rows: readonly SheetRow[]): string {
  const first = rows.map(({ cells }) => distinct(cells)).find((cells) => cells.length > 0) ?? []
  const text = first.length === 1 ? cleanText(cellText(first[0])) : ''
  return text.length <= 60 ? text : ''
}

/** The cells of a row that hold something, those of a merged range once. */
export function distinct(cells: readonly Cell[]): Cell[] {
  return cells.filter(
    (cell, at) =>
      !isBlank(cell) && (at === 0 || cellText(cell) !== cellText(cells[at - 1]) || cell?.t !== 's'),
  )
}
