import { setImmediate as turn } from 'node:timers/promises'
import type { Mapping, ValueColumn } from '../../../../../shared/modules/imports/contract.ts'
import type { Call } from '../../../kernel/call.ts'
import type { Cell } from '../../../workbook/cell.ts'
import { requireCheckable } from '../check.ts'
import { asImportFault } from '../import-fault.ts'
import { recordRows } from '../record-rows.ts'
import { targets } from '../targets.ts'
import { foldText, saysNothing } from './labels.ts'
import { meanings, valueFieldsOf } from './reading.ts'

/** A column of more different texts than this is none of names. */
const mostTexts = 1000

interface Counted {
  text: string
  rows: number
}

/**
 * The texts of every column of names in the sheet, with what each is taken to mean. Errors: as for a check, but for
 * decisions.
 */
export async function listValues(
  call: Call,
  { id, mapping }: { id: number; mapping: Mapping },
  signal?: AbortSignal,
): Promise<ValueColumn[]> {
  try {
    const found = { ...(await requireCheckable(call, id, mapping)), mapping }
    const fields = valueFieldsOf(found.target, mapping)
    const texts = new Map(fields.map((field) => [field, new Map<string, Counted>()]))
    if (fields.length > 0) {
      const sheet = recordRows(call, found, signal)
      const columns = fields.map((field) => ({
        counted: texts.get(field)!,
        column: mapping[field]!,
        read: pieces(targets[found.target].columns.find(({ key }) => key === field)!.parse),
      }))
      for await (const rows of sheet.batches) {
        for (const { cells } of rows)
          for (const { counted, column, read } of columns) count(counted, read(cells[column] ?? null))
        await turn()
      }
    }
    const { lists, resolver } = await meanings(call.db, found.target, mapping, found.decisions, {
      stored: true,
    })
    return fields.map((field) => {
      const { choices, creatable, keepable } = lists.get(field)!
      const values = [...texts.get(field)!].map(([folded, { text, rows }]) => ({
        text,
        rows,
        decision: resolver.decision(field, folded),
        certain: resolver.certain(field, folded) !== null,
      }))
      return { field, choices, creatable, keepable, values: values.sort((a, b) => b.rows - a.rows) }
    })
  } catch (error) {
    throw asImportFault(error)
  }
}

type Parse = (cell: Cell) => { value: unknown } | { reason: string }

/** The texts of a cell: one, or for tags several. Most cells repeat one that was there before. */
function pieces(parse: Parse): (cell: Cell) => string[] {
  const known = new Map<string, string[]>()
  return (cell) => {
    if (!cell) return []
    if (cell.t !== 's') return textsIn(parse(cell))
    let texts = known.get(cell.v)
    if (!texts) {
      texts = textsIn(parse(cell))
      if (known.size < mostTexts) known.set(cell.v, texts)
    }
    return texts
  }
}

function textsIn(result: ReturnType<Parse>): string[] {
  if ('reason' in result) return []
  const { value } = result
  return Array.isArray(value) ? (value as string[]) : typeof value === 'string' ? [value] : []
}

function count(counted: Map<string, Counted>, texts: readonly string[]): void {
  for (const text of texts) {
    const folded = foldText(text)
    if (saysNothing(folded)) continue
    const known = counted.get(folded)
    if (known) known.rows++
    else if (counted.size < mostTexts) counted.set(folded, { text, rows: 1 })
  }
}
