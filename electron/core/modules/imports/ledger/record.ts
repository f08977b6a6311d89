import type { LedgerField, ValueField } from '../../../../../shared/modules/imports/terms.ts'
import { ticketKinds, type TicketKind } from '../../../../../shared/modules/tickets/terms.ts'
import { instantIn } from '../../../../../shared/time/zone.ts'
import type { Cell } from '../../../workbook/cell.ts'
import { CellReader } from '../cell-reader.ts'
import type { ReadRow, Reading } from '../target.ts'
import { foldText, saysNothing } from '../values/labels.ts'
import type { EntryRef } from '../values/meaning.ts'
import { ledgerColumns } from './columns.ts'
import { isAnonymous } from './parsers.ts'

/** A category's text; which one it is depends on the kind of ticket and on the level above. */
export interface CategoryText {
  text: string
  ref: EntryRef | null
  /** It stays as mere words. */
  kept: boolean
}

/** One row of a ledger, validated. Null means that the row says nothing about it; times are instants. */
export interface LedgerRecord {
  number: string
  receivedAt: string
  kind: TicketKind
  channel: EntryRef | null
  firstAsked: EntryRef | null
  /** Empty for somebody who gave no name. */
  callerName: string
  anonymous: boolean
  /** The room as it is written. */
  house: string | null
  callerPhone: string | null
  category1: CategoryText | null
  category2: CategoryText | null
  words: string
  urgency: EntryRef | null
  emotion: EntryRef | null
  demand: EntryRef | null
  department: EntryRef | null
  assignee: EntryRef | null
  firstContactAt: string | null
  doneAt: string | null
  timely: boolean | null
  cause: EntryRef | null
  responsibility: EntryRef | null
  result: string | null
  callbackAt: string | null
  callbackScore: number | null
  callbackWords: string | null
}

/** A ticket is nothing without them. */
const keyFields: ReadonlySet<LedgerField> = new Set(['number', 'receivedAt'])

type EntryField = LedgerField & ValueField
type TimeField = 'receivedAt' | 'firstContactAt' | 'doneAt' | 'callbackAt'

/** Reads rows. A bad cell is left out and listed; without number or time the whole row is (`record` is null then). */
export function ledgerReader(reading: Reading): (cells: readonly Cell[]) => ReadRow<LedgerRecord> {
  return (cells) => new RowReader(reading, cells).read()
}

class RowReader {
  readonly #reading: Reading
  readonly #cells: CellReader<LedgerField, typeof ledgerColumns>

  constructor(reading: Reading, cells: readonly Cell[]) {
    this.#reading = reading
    this.#cells = new CellReader(reading, cells, ledgerColumns, keyFields)
  }

  read(): ReadRow<LedgerRecord> {
    const number = this.#required('number', this.#cells.value('number'))
    const receivedAt = this.#required('receivedAt', this.#instant('receivedAt'))
    const name = this.#cells.value('callerName') ?? ''
    const record: LedgerRecord = {
      number: number ?? '',
      receivedAt: receivedAt ?? '',
      kind: this.#kind(),
      channel: this.#entry('channel'),
      firstAsked: this.#entry('firstAsked'),
      callerName: isAnonymous(name) ? '' : name,
      anonymous: isAnonymous(name),
      house: this.#cells.value('house'),
      callerPhone: this.#cells.value('callerPhone'),
      category1: this.#category('category1'),
      category2: this.#category('category2'),
      words: '',
      urgency: this.#entry('urgency'),
      emotion: this.#entry('emotion'),
      demand: this.#entry('demand'),
      department: this.#entry('department'),
      assignee: this.#entry('assignee'),
      firstContactAt: this.#instant('firstContactAt'),
      doneAt: this.#instant('doneAt'),
      timely: this.#cells.value('timely'),
      cause: this.#entry('cause'),
      responsibility: this.#entry('responsibility'),
      result: this.#cells.value('result'),
      callbackAt: this.#instant('callbackAt'),
      callbackScore: this.#cells.value('callbackScore'),
      callbackWords: this.#cells.value('callbackWords'),
    }
    record.words = this.#words()
    const { isFatal, problems } = this.#cells
    return { record: isFatal ? null : record, problems, secret: null }
  }

  #required<Value>(field: LedgerField, value: Value | null): Value | null {
    if (value === null) this.#cells.reportMissing(field)
    return value
  }

  /** The office's own time as an instant; a day alone is its beginning. */
  #instant(field: TimeField): string | null {
    const shown = this.#cells.value(field)
    if (shown === null) return null
    if (shown.length < 10) {
      this.#cells.report(field, 'NOT_A_DATE')
      return null
    }
    return instantIn(this.#reading.services.timeZone, shown.length === 10 ? `${shown} 00:00` : shown)
  }

  /** Without a column of kinds, and where nobody can tell, a row is a complaint. */
  #kind(): TicketKind {
    const ref = this.#entry('ticketKind')
    const code = ref && 'entry' in ref ? ref.entry : ''
    return ticketKinds.find((kind) => kind === code) ?? 'complaint'
  }

  #entry(field: EntryField): EntryRef | null {
    return this.#cells.entry(field, this.#cells.value(field))
  }

  #category(field: 'category1' | 'category2'): CategoryText | null {
    const text = this.#cells.value(field)
    if (text === null || saysNothing(foldText(text))) return null
    const meaning = this.#reading.resolver.meaning(field, text)
    if (meaning === null) return { text, ref: null, kept: false }
    if (!('keep' in meaning)) return { text, ref: meaning, kept: false }
    this.#cells.keep(field, meaning.keep)
    return { text, ref: null, kept: true }
  }

  /** What was said, and below it the words of other columns that are to be kept. */
  #words(): string {
    const words = this.#cells.value('words')
    if (words === null) this.#cells.report('words', 'MISSING')
    const kept = this.#cells.kept.text
    return [words ?? '', kept && `（${kept}）`].filter(Boolean).join('\n')
  }
}
