import BetterSqlite, { type Database, type Statement } from 'better-sqlite3'
import type { Summary } from '../../../../shared/modules/imports/contract.ts'
import type { QuestionKind, RowOutcome } from '../../../../shared/modules/imports/terms.ts'
import { Fault } from '../../kernel/errors.ts'
import { openIn, type NewStagedRow, type StoredRow } from './staged-row.ts'

export interface RowFilter {
  outcome?: RowOutcome | undefined
  problemsOnly?: boolean | undefined
  doublesOnly?: boolean | undefined
  undecidedOnly?: boolean | undefined
}

/** A row that can be applied. */
export type Acceptable = Pick<StoredRow, 'row' | 'secret' | 'changes' | 'questions'> & { record: string }

/** What a dry run found, in a SQLite file of its own beside the uploaded workbook. It can be made again at any time. */
export class Staging {
  readonly #db: Database
  readonly #statements = new Map<string, Statement>()

  private constructor(db: Database) {
    this.#db = db
  }

  /** A new file. Nothing waits for the disk: whoever makes it lets it be written through when it is whole. */
  static create(file: string, nativeBinding?: string): Staging {
    const db = new BetterSqlite(file, nativeBinding ? { nativeBinding } : {})
    db.pragma('journal_mode = MEMORY')
    db.pragma('synchronous = OFF')
    db.exec(
      `CREATE TABLE rows (row INTEGER PRIMARY KEY, outcome TEXT NOT NULL, double_of INTEGER, undecided INTEGER NOT NULL,
        has_problems INTEGER NOT NULL, cells TEXT NOT NULL, secret TEXT, record TEXT, problems TEXT NOT NULL,
        changes TEXT NOT NULL, questions TEXT NOT NULL, effects TEXT) STRICT;
       CREATE INDEX rows_by_outcome ON rows (outcome, row);
       CREATE INDEX rows_by_problem ON rows (row) WHERE has_problems = 1;
       CREATE INDEX rows_by_double ON rows (row) WHERE double_of IS NOT NULL;
       CREATE INDEX rows_undecided ON rows (row) WHERE undecided > 0;
       CREATE TABLE header (cells TEXT NOT NULL) STRICT`,
    )
    return new Staging(db)
  }

  /** A file that was made before. Error: NOT_FOUND when it is not there or is none. */
  static open(file: string, nativeBinding?: string): Staging {
    let db: Database | undefined
    try {
      db = new BetterSqlite(file, { fileMustExist: true, ...(nativeBinding && { nativeBinding }) })
      const staging = new Staging(db)
      staging.#prepared('SELECT cells FROM header')
      return staging
    } catch (error) {
      db?.close()
      throw new Fault('NOT_FOUND', {}, error)
    }
  }

  #prepared(sql: string): Statement {
    let statement = this.#statements.get(sql)
    if (!statement) this.#statements.set(sql, (statement = this.#db.prepare(sql)))
    return statement
  }

  #transaction(work: () => void): void {
    this.#db.transaction(work)()
  }

  /** The texts above the columns. */
  get header(): string[] {
    const cells = this.#prepared('SELECT cells FROM header').pluck().get() as string | undefined
    return cells === undefined ? [] : (JSON.parse(cells) as string[])
  }

  set header(cells: readonly string[]) {
    this.#prepared('INSERT INTO header VALUES (?)').run(JSON.stringify(cells))
  }

  add(rows: readonly NewStagedRow[]): void {
    const add = this.#prepared('INSERT INTO rows VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
    this.#transaction(() => {
      for (const row of rows)
        add.run(
          row.row,
          row.outcome,
          row.doubleOf,
          openIn(row),
          row.problems.length > 0 ? 1 : 0,
          JSON.stringify(row.cells),
          row.secret,
          row.record,
          JSON.stringify(row.problems),
          JSON.stringify(row.changes),
          JSON.stringify(row.questions),
          row.deciding &&
            JSON.stringify({ ...row.deciding, plain: { outcome: row.outcome, changes: row.changes } }),
        )
    })
  }

  /** Writes rows over whose decisions changed. */
  change(
    rows: readonly (Pick<StoredRow, 'row' | 'outcome' | 'changes' | 'questions'> & { undecided: number })[],
  ): void {
    const change = this.#prepared(
      'UPDATE rows SET outcome = ?, undecided = ?, changes = ?, questions = ? WHERE row = ?',
    )
    this.#transaction(() => {
      for (const { row, outcome, undecided, changes, questions } of rows)
        change.run(outcome, undecided, changes, questions, row)
    })
  }

  /** The next rows that can be applied, in the order of the sheet. */
  after(row: number, limit: number): Acceptable[] {
    return this.#prepared(
      `SELECT row, secret, record, changes, questions FROM rows WHERE row > ? AND record IS NOT NULL
       ORDER BY row LIMIT ?`,
    ).all(row, limit) as Acceptable[]
  }

  /** The next rows with differences or questions, decided or not. */
  decidableAfter(row: number, limit: number): StoredRow[] {
    return this.#prepared(
      `SELECT * FROM rows WHERE row > ? AND (changes != '[]' OR questions != '[]') ORDER BY row LIMIT ?`,
    ).all(row, limit) as StoredRow[]
  }

  /** The next rows with problems, in the order of the sheet. */
  problemsAfter(row: number, limit: number): StoredRow[] {
    return this.#prepared('SELECT * FROM rows WHERE row > ? AND has_problems = 1 ORDER BY row LIMIT ?').all(
      row,
      limit,
    ) as StoredRow[]
  }

  /** One row by its number; undefined when there is none. */
  row(row: number): StoredRow | undefined {
    return this.#prepared('SELECT * FROM rows WHERE row = ?').get(row) as StoredRow | undefined
  }

  page(filter: RowFilter, page: number, size: number): { rows: StoredRow[]; total: number } {
    const conditions = [
      ...(filter.outcome ? ['outcome = @outcome'] : []),
      ...(filter.problemsOnly ? ['has_problems = 1'] : []),
      ...(filter.doublesOnly ? ['double_of IS NOT NULL'] : []),
      ...(filter.undecidedOnly ? ['undecided > 0'] : []),
    ]
    const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''
    const values = filter.outcome ? { outcome: filter.outcome } : {}
    const total = this.#prepared(`SELECT count(*) FROM rows ${where}`).pluck().get(values) as number
    const rows = this.#db
      .prepare(`SELECT * FROM rows ${where} ORDER BY row LIMIT @size OFFSET @offset`)
      .all({ ...values, size, offset: (page - 1) * size }) as StoredRow[]
    return { rows, total }
  }

  /** Everything a summary tells but the rows that were left alone, which are not in here. */
  summary(): Omit<Summary, 'skipped'> {
    const counts = { new: 0, changed: 0, same: 0, rejected: 0 }
    const grouped = this.#prepared('SELECT outcome, count(*) AS count FROM rows GROUP BY outcome')
    for (const { outcome, count } of grouped.all() as { outcome: RowOutcome; count: number }[])
      counts[outcome] = count
    const one = (sql: string) => this.#prepared(sql).pluck().get() as number
    return {
      counts,
      doubles: one('SELECT count(*) FROM rows WHERE double_of IS NOT NULL'),
      problems: one('SELECT count(*) FROM rows WHERE has_problems = 1'),
      undecided: one('SELECT coalesce(sum(undecided), 0) FROM rows WHERE undecided > 0'),
      asks: this.#prepared(
        `SELECT DISTINCT question.value ->> 'kind' FROM rows, json_each(rows.questions) AS question
         WHERE rows.undecided > 0 AND question.value ->> 'answer' IS NULL ORDER BY 1`,
      )
        .pluck()
        .all() as QuestionKind[],
    }
  }

  close(): void {
    this.#db.close()
  }
}
