import type { ImportField, ValueField } from '../../../../shared/modules/imports/terms.ts'
import { isBlank, type Cell } from '../../workbook/cell.ts'
import type { ImportColumn, Parsed } from '../../workbook/table.ts'
import type { Problem, Reading } from './target.ts'
import { KeptWords } from './values/kept-words.ts'
import { foldText, saysNothing } from './values/labels.ts'
import type { EntryRef } from './values/meaning.ts'

type Columns<Field extends ImportField> = Record<Field, Pick<ImportColumn, 'aliases' | 'parse'>>

/** What the cells of a field hold once they are read. */
type ValueOf<All, Field extends keyof All> = All[Field] extends { parse: (cell: Cell) => infer Result }
  ? Exclude<Result, { reason: string }> extends { value: infer Value }
    ? Value
    : never
  : never

/**
 * The cells of one row, read by the columns of a target. A bad cell says nothing and is listed among the problems; one of
 * a key field leaves out the whole row.
 */
export class CellReader<Field extends ImportField, All extends Columns<Field>> {
  readonly problems: Problem[] = []
  /** Words that are no entry of any list and stay as words. */
  readonly kept = new KeptWords()
  readonly #reading: Reading
  readonly #cells: readonly Cell[]
  readonly #columns: All
  readonly #keyFields: ReadonlySet<Field>

  constructor(reading: Reading, cells: readonly Cell[], columns: All, keyFields: ReadonlySet<Field>) {
    this.#reading = reading
    this.#cells = cells
    this.#columns = columns
    this.#keyFields = keyFields
  }

  /** The row is left out. */
  get isFatal(): boolean {
    return this.problems.some((problem) => problem.fatal)
  }

  isMapped(field: Field): boolean {
    return this.#reading.mapping[field] !== undefined
  }

  cell(field: Field): Cell {
    const column = this.#reading.mapping[field]
    return column === undefined ? null : (this.#cells[column] ?? null)
  }

  report(field: Field, reason: string, fatal = this.#keyFields.has(field)): void {
    this.problems.push({ field, reason, fatal })
  }

  /** The row cannot be without it; a cell that could not be read has been listed already. */
  reportMissing(field: Field): void {
    if (!this.problems.some((problem) => problem.field === field)) this.report(field, 'MISSING', true)
  }

  /** Null for an empty cell, a bad one, and where no column fills the field. */
  value<Name extends Field>(field: Name): ValueOf<All, Name> | null {
    const cell = this.cell(field)
    if (isBlank(cell)) return null
    const result = this.#columns[field].parse(cell) as Parsed<ValueOf<All, Name>>
    if ('reason' in result) {
      this.report(field, result.reason)
      return null
    }
    if (result.partly) this.report(field, result.partly, false)
    return result.value
  }

  /** Which entry of a list a text means; words to be kept are kept. */
  entry(field: Field & ValueField, text: string | null): EntryRef | null {
    if (text === null || saysNothing(foldText(text))) return null
    const meaning = this.#reading.resolver.meaning(field, text)
    if (meaning === null) this.report(field, 'UNKNOWN_VALUE', false)
    else if ('keep' in meaning) this.keep(field, meaning.keep)
    else return meaning
    return null
  }

  keep(field: Field, words: string): void {
    this.kept.add(this.#columns[field].aliases[0]!, words)
  }
}
