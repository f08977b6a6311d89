import BetterSqlite from 'better-sqlite3'
import { randomUUID } from 'node:crypto'
import type { TestClient, TestOffice } from './office.ts'

/** The account of a line of a fund, as the program ships it. */
export async function accountOf(office: TestOffice, fund: string, line: string): Promise<number> {
  const { id } = await office.core.services.database.kysely
    .selectFrom('ledger_accounts')
    .select('id')
    .where('fund', '=', fund)
    .where('line', '=', line)
    .executeTakeFirstOrThrow()
  return id
}

/** An entry of the ledger, as far as the database knows it; what is not said is of no matter to a sheet. */
export async function givenEntry(
  office: TestOffice,
  [fund, line, side, fen]: readonly [fund: string, line: string, side: 'in' | 'out', fen: number],
  day = '2025-03-10',
): Promise<void> {
  await office.core.services.database.kysely
    .insertInto('ledger_entries')
    .values({
      day,
      month: day.slice(0, 7),
      account_id: await accountOf(office, fund, line),
      side,
      amount_fen: fen,
      words: '测试',
      origin: 'manual',
      staff_id: 1,
      reverses_id: null,
      request_key: randomUUID(),
      import_id: null,
      ...stamp,
    })
    .execute()
}

/** What a fund held at the end of a day. */
export async function givenOpening(
  office: TestOffice,
  fund: string,
  day: string,
  fen: number,
): Promise<void> {
  await office.core.services.database.kysely
    .insertInto('ledger_openings')
    .values({ fund, day, amount_fen: fen, import_id: null, ...stamp })
    .execute()
}

const stamp = {
  created_at: '2025-12-01T00:00:00.000Z',
  created_by: 1,
  updated_at: '2025-12-01T00:00:00.000Z',
  updated_by: 1,
}

export const year2025 = { fromMonth: '2025-01', untilMonth: '2025-12' } as const

/**
 * A mini ledger of 2025 whose sums fit in the head: 1,000.00 held, 8,000.00 and 500.00 taken in, 6,000.00, 1,200.00 and
 * 300.00 spent, so that 2,000.00 are left; and of the public income 900.00 less 100.00 of cost.
 */
export async function givenMiniLedger(office: TestOffice): Promise<void> {
  await givenOpening(office, 'service', '2024-12-31', 100_000)
  await givenEntry(office, ['service', 'fee', 'in', 800_000])
  await givenEntry(office, ['service', 'other-income', 'in', 50_000], '2025-06-30')
  await givenEntry(office, ['service', 'staff', 'out', 600_000])
  await givenEntry(office, ['service', 'cleaning', 'out', 120_000], '2025-12-31')
  await givenEntry(office, ['service', 'tax', 'out', 30_000])
  await givenEntry(office, ['public', 'parking', 'in', 90_000])
  await givenEntry(office, ['public', 'parking', 'out', 10_000])
  // Neither of the year.
  await givenEntry(office, ['service', 'staff', 'out', 7_000], '2026-01-01')
}

/** A draft of the year, ready to be reviewed. */
export async function givenSubmitted(
  author: TestClient,
  parts: ('service' | 'public')[] = ['service'],
  period: { fromMonth: string; untilMonth: string } = year2025,
) {
  const sheet = await author.disclosures.create({ parts, mode: 'lump-sum', ...period })
  const { version } = await author.disclosures.submit({ id: sheet.id, version: sheet.version })
  return { ...sheet, version }
}

export const posted = { postedFrom: '2026-11-22', postedUntil: '2026-12-06' }

/** What another program does to the file while the office is closed: the triggers are no obstacle to it. Log in again afterwards. */
export async function tampered(office: TestOffice, statements: readonly string[]): Promise<void> {
  await office.core.close()
  const raw = new BetterSqlite(`${office.folder}/guanjia.db`)
  const triggers = raw.prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger'`).all() as {
    name: string
    sql: string
  }[]
  for (const { name } of triggers) raw.exec(`DROP TRIGGER ${name}`)
  for (const statement of statements) raw.exec(statement)
  for (const { sql } of triggers) raw.exec(sql)
  raw.close()
  await office.start()
}
