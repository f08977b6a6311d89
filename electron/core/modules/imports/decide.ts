import { setImmediate as turn } from 'node:timers/promises'
import type { CheckedRow, Summary } from '../../../../shared/modules/imports/contract.ts'
import {
  answers,
  type Answer,
  type ImportField,
  type QuestionKind,
} from '../../../../shared/modules/imports/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { Turns } from '../../kernel/turns.ts'
import { summaryOf } from './check.ts'
import { claim, requireImport } from './import-file.ts'
import { openStaging } from './import-folder.ts'
import { asCheckedRow, openIn, type StoredRow } from './staged-row.ts'
import type { Staging } from './staging.ts'
import type { Change, Deciding, Effect, Question } from './target.ts'

/** Clicks that follow each other quickly wait for each other; a check or an import refuses them. */
const inTurn = new Turns()
const rowsAtOnce = 500

/**
 * Takes or leaves the differences of one row or all, of one field or all. What was decided already, and filling what is
 * empty, is decided anew only when its row is named. Errors: NOT_FOUND, NOT_ALLOWED_NOW.
 */
export function decide(
  call: Call,
  {
    id,
    row,
    field,
    take,
  }: { id: number; row?: number | undefined; field?: ImportField | undefined; take: boolean },
): Promise<Summary> {
  return redecide(call, id, row, { field: field ?? '', answer: take }, (stored) => {
    const checked = asCheckedRow(stored)
    const changes = checked.changes.map((change) => {
      const meant =
        (field === undefined || change.field === field) && (row !== undefined || change.take === null)
      return meant ? { ...change, take } : change
    })
    return { ...checked, changes }
  })
}

/**
 * Answers a kind of question, of one row or of all that still ask it. Errors: INVALID_INPUT on `answer`, NOT_FOUND,
 * NOT_ALLOWED_NOW.
 */
export async function answer(
  call: Call,
  {
    id,
    row,
    kind,
    answer: given,
  }: { id: number; row?: number | undefined; kind: QuestionKind; answer: string },
): Promise<Summary> {
  if (!(answers[kind] as readonly string[]).includes(given))
    throw new Fault('INVALID_INPUT', { field: 'answer' })
  return redecide(call, id, row, { kind, answer: given }, (stored) => {
    const checked = asCheckedRow(stored)
    const meant = (question: { kind: QuestionKind; answer: string | null }) =>
      question.kind === kind && (row !== undefined || question.answer === null)
    if (!checked.questions.some(meant)) return checked
    const questions = checked.questions.map((question) =>
      meant(question) ? { ...question, answer: given } : question,
    )
    const { outcome, changes } = effectOf(stored, checked, questions)
    const adds = questions.some((question) => adding.has(question.answer))
    return { ...checked, outcome: adds ? 'new' : outcome, changes, questions }
  })
}

/** Answers by which somebody comes to live in the house, whoever else the row is about. */
const adding: ReadonlySet<string | null> = new Set<Answer>(['add', 'return', 'former-returns', 'newcomer'])

/** What the row does by these answers. What was decided already of a difference that stays is still decided. */
function effectOf(
  { effects }: StoredRow,
  checked: CheckedRow,
  questions: readonly Question[],
): Omit<Effect, 'outcome'> & Pick<CheckedRow, 'outcome'> {
  if (effects === null) return checked
  const deciding = JSON.parse(effects) as Deciding & { plain: Effect }
  const given = questions.find(({ kind, name }) => kind === deciding.kind && name === deciding.name)?.answer
  const { outcome, changes } = deciding.effects[given as Answer] ?? deciding.plain
  const decided = (change: Change) =>
    checked.changes.find(
      ({ field, before, after }) =>
        field === change.field && before === change.before && after === change.after,
    )
  return { outcome, changes: changes.map((change) => decided(change) ?? change) }
}

type Redecided = Pick<ReturnType<typeof asCheckedRow>, 'outcome' | 'changes' | 'questions'>

function redecide(
  call: Call,
  id: number,
  row: number | undefined,
  fields: Record<string, unknown>,
  change: (stored: StoredRow) => Redecided,
): Promise<Summary> {
  return inTurn.take(`${call.services.folder}:${id}`, async () => {
    const release = claim(call, id)
    try {
      const found = await requireImport(call.db, id, ['checked', 'withdrawn'])
      const staging = openStaging(call.services, found)
      try {
        if (row === undefined) await changeAll(staging, change)
        else changeRows(staging, [rowIn(staging, row)], change)
      } finally {
        staging.close()
      }
      await call.transact((inside) =>
        inside.audit({ subject: `import:${id}`, fields: { ...fields, row: row ?? null } }),
      )
      return summaryOf(call, found)
    } finally {
      release()
    }
  })
}

function rowIn(staging: Staging, row: number): StoredRow {
  const stored = staging.row(row)
  if (!stored) throw new Fault('NOT_FOUND', { row })
  return stored
}

async function changeAll(staging: Staging, change: (stored: StoredRow) => Redecided): Promise<void> {
  let last = 0
  for (;;) {
    const rows = staging.decidableAfter(last, rowsAtOnce)
    if (rows.length === 0) return
    changeRows(staging, rows, change)
    last = rows.at(-1)!.row
    await turn()
  }
}

function changeRows(
  staging: Staging,
  rows: readonly StoredRow[],
  change: (stored: StoredRow) => Redecided,
): void {
  staging.change(
    rows.map((stored) => {
      const { outcome, changes, questions } = change(stored)
      return {
        row: stored.row,
        outcome,
        undecided: openIn({ changes, questions }),
        changes: JSON.stringify(changes),
        questions: JSON.stringify(questions),
      }
    }),
  )
}
