import { setImmediate as turn } from 'node:timers/promises'
import { hash } from 'node:crypto'
import type { Mapping } from '../../../../shared/modules/imports/contract.ts'
import type { Call } from '../../kernel/call.ts'
import type { Checkable } from './check.ts'
import type { ImportEvent } from './import-event.ts'
import { maskLongDigits } from './mask-cells.ts'
import { Pace } from './pace.ts'
import { recordRows, type TextRow } from './record-rows.ts'
import type { NewStagedRow } from './staged-row.ts'
import type { Staging } from './staging.ts'
import type { ReadRow, Session } from './target.ts'
import { targets } from './targets.ts'
import type { Resolver } from './values/resolver.ts'

interface Checking {
  resolver: Resolver
  report: (event: ImportEvent) => void
  signal: AbortSignal
}

/** Reads, validates and compares every row of the sheet into the staging file. Answers how many were left alone. */
export async function stageRows(
  call: Call,
  found: Checkable,
  staging: Staging,
  { resolver, report, signal }: Checking,
): Promise<number> {
  const { services, today } = call
  const target = targets[found.target]
  const read = target.reader({ mapping: found.mapping, resolver, services, today })
  const session = target.session(services, null)
  const twins = new Map<string, number>()
  const pace = new Pace()
  const sheet = recordRows(call, found, signal)
  report({ kind: 'progress', done: 0, total: sheet.total })
  for await (const batch of sheet.batches) {
    let waiting = batch
    while (waiting.length > 0) {
      const rows = waiting.slice(0, pace.size)
      waiting = waiting.slice(rows.length)
      await pace.measure(rows.length, async () => {
        const readRows = rows.map((row) => ({ ...row, ...read(row.cells) }))
        staging.add(await compareRows(call, session, found.mapping, readRows, twins))
      })
      report({
        kind: 'progress',
        done: Math.min(sheet.total, rows.at(-1)!.row - found.headerRow),
        total: sheet.total,
      })
      await turn()
      signal.throwIfAborted()
    }
  }
  staging.header = sheet.header
  return sheet.leftOut
}

async function compareRows(
  call: Call,
  session: Session<unknown>,
  mapping: Mapping,
  rows: readonly (TextRow & ReadRow<unknown>)[],
  twins: Map<string, number>,
): Promise<NewStagedRow[]> {
  await session.load(
    call.db,
    rows.flatMap(({ record }) => (record === null ? [] : [record])),
  )
  return rows.map(({ row, texts, record, problems, secret }) => {
    const staged: NewStagedRow = {
      row,
      outcome: 'rejected',
      doubleOf: null,
      cells: stagedCells(texts, mapping, secret !== null),
      problems,
      changes: [],
      questions: [],
      record: null,
      secret,
      deciding: null,
    }
    if (record === null) return staged
    const text = JSON.stringify(record)
    const twin = twinOf(text, row, twins)
    if (twin !== null) return { ...staged, outcome: 'same', doubleOf: twin }
    const comparison = session.compare({ row, record, secret }, null)
    const all = [...problems, ...comparison.problems]
    if (all.some(({ fatal }) => fatal)) return { ...staged, problems: all }
    // Comparing may leave out of the record what cannot be so.
    const kept = comparison.problems.length > 0 ? JSON.stringify(record) : text
    return { ...staged, ...comparison, problems: all, record: kept }
  })
}

/** What is sealed stands nowhere else; what fills no field and looks like an ID number neither. */
function stagedCells(texts: readonly string[], mapping: Mapping, sealed: boolean): string[] {
  const mapped = new Set(Object.values(mapping))
  return texts.map((text, column) => {
    if (column === mapping.idNumber && sealed) return ''
    return mapped.has(column) ? text : maskLongDigits(text)
  })
}

/** The row that said the same before; this one is remembered when there is none. */
function twinOf(record: string, row: number, twins: Map<string, number>): number | null {
  const key = hash('sha1', record, 'base64')
  const known = twins.get(key)
  if (known === undefined) twins.set(key, row)
  return known ?? null
}
