import BetterSqlite, { type Database, type Statement } from 'better-sqlite3'
import type { CheckedRow } from '../../../../shared/modules/imports/contract.ts'
import type { RowOutcome } from '../../../../shared/modules/imports/terms.ts'
import { Fault } from '../../kernel/errors.ts'
import type { RegisterRecord } from './register-record.ts'

/** One checked row as the staging file keeps it; `record` is null for a rejected one. */
export interface StagedRow extends CheckedRow {
  record: RegisterRecord | null
}

interface Stored {
  row: number
  outcome: RowOutcome
  cells: string
  record: string | null
  problems: string
  changes: string
}

interface RowFilter {
  outcome?: RowOutcome
  problemsOnly?: boolean
}

/** What a dry run found, in a SQLite file of its own beside the uploaded workbook. It can be made again at any time. */
export class Staging {
  readonly #db: Database
  readonly #add: Statement

  private constructor(db: Database) {
    this.#db = db
    this.#add = db.prepare('INSERT INTO rows VALUES (?, ?, ?, ?, ?, ?, ?)')
  }

  /** A new file. Nothing waits for the disk: whoever makes it lets it be written through when it is whole. */
  static create(file: string, nativeBinding?: string): Staging {
    const db = new BetterSqlite(file, nativeBinding ? { nativeBinding } : {})
    db.pragma('journal_mode = MEMORY')
    db.pragma('synchronous = OFF')
    db.exec(
      `CREATE TABLE rows (row INTEGER PRIMARY KEY, outcome TEXT NOT NULL, has_problems INTEGER NOT NULL,
        cells TEXT NOT NULL, record TEXT, problems TEXT NOT NULL, changes TEXT NOT NULL) STRICT;
       CREATE INDEX rows_by_outcome ON rows (outcome, row);
       CREATE INDEX rows_by_problem ON rows (row) WHERE has_problems = 1`,
    )
    return new Staging(db)
  }

  /** A file that was made before, to be read only. Error: NOT_FOUND when it is not there or is none. */
  static open(file: string, nativeBinding?: string): Staging {
    let db: Database | undefined
    try {
      db = new BetterSqlite(file, {
        readonly: true,
        fileMustExist: true,
        ...(nativeBinding && { nativeBinding }),
      })
      return new Staging(db)
    } catch (error) {
      db?.close()
      throw new Fault('NOT_FOUND', {}, error)
    }
  }

  add(rows: readonly StagedRow[]): void {
    this.#db.transaction(() => {
      for (const { row, outcome, cells, record, problems, changes } of rows)
        this.#add.run(
          row,
          outcome,
          problems.length > 0 ? 1 : 0,
          JSON.stringify(cells),
          record && JSON.stringify(record),
          JSON.stringify(problems),
          JSON.stringify(changes),
        )
    })()
  }

  /** How many rows can be applied. */
  get acceptable(): number {
    return this.#db.prepare('SELECT count(*) FROM rows WHERE record IS NOT NULL').pluck().get() as number
  }

  /** The next rows that can be applied, in the order of the sheet. */
  after(row: number, limit: number): { row: number; record: RegisterRecord }[] {
    const rows = this.#db
      .prepare('SELECT row, record FROM rows WHERE row > ? AND record IS NOT NULL ORDER BY row LIMIT ?')
      .all(row, limit) as { row: number; record: string }[]
    return rows.map((stored) => ({ row: stored.row, record: JSON.parse(stored.record) as RegisterRecord }))
  }

  /** The next rows with problems, in the order of the sheet. */
  problemsAfter(row: number, limit: number): CheckedRow[] {
    const rows = this.#db
      .prepare('SELECT * FROM rows WHERE row > ? AND has_problems = 1 ORDER BY row LIMIT ?')
      .all(row, limit) as Stored[]
    return rows.map(asCheckedRow)
  }

  page(filter: RowFilter, page: number, size: number): { rows: CheckedRow[]; total: number } {
    const conditions = [
      ...(filter.outcome ? ['outcome = @outcome'] : []),
      ...(filter.problemsOnly ? ['has_problems = 1'] : []),
    ]
    const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''
    const values = filter.outcome ? { outcome: filter.outcome } : {}
    const total = this.#db.prepare(`SELECT count(*) FROM rows ${where}`).pluck().get(values) as number
    const rows = this.#db
      .prepare(`SELECT * FROM rows ${where} ORDER BY row LIMIT @size OFFSET @offset`)
      .all({ ...values, size, offset: (page - 1) * size }) as Stored[]
    return { rows: rows.map(asCheckedRow), total }
  }

  close(): void {
    this.#db.close()
  }
}

const asCheckedRow = ({ row, outcome, cells, problems, changes }: Stored): CheckedRow => ({
  row,
  outcome,
  cells: JSON.parse(cells) as string[],
  problems: JSON.parse(problems) as CheckedRow['problems'],
  changes: JSON.parse(changes) as CheckedRow['changes'],
})
