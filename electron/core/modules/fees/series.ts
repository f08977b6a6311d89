import { sql } from 'kysely'
import { paymentKinds, paymentPrefixes, type PaymentKind } from '../../../../shared/modules/fees/terms.ts'
import type { Call } from '../../kernel/call.ts'
import { nextInSeries } from '../../kernel/numbering.ts'

const digits = 6

const numbered = (series: string, count: number): string => `${series}-${String(count).padStart(digits, '0')}`

/**
 * The next number of this year's series, `SJ-2026-000123`, counted inside the transaction, so that none is left out and
 * none is given twice; what an import has brought under such a number is passed over.
 */
export async function numberOfYear(
  call: Call,
  table: 'payments' | 'closings',
  prefix: string,
): Promise<string> {
  const series = `${prefix}-${call.today.slice(0, 4)}`
  for (;;) {
    const number = numbered(series, await nextInSeries(call.db, series))
    const taken = await call.db.selectFrom(table).select('id').where('number', '=', number).executeTakeFirst()
    if (!taken) return number
  }
}

interface YearSeries {
  kind: PaymentKind
  first: string
  last: string
  payments: number
  missing: string[]
}

/** How many missing numbers are named; a whole year of them helps nobody. */
const mostNamed = 100

/** The series of a year, each with what is missing between its first number and its last. */
export async function yearSeries(call: Call, year: number): Promise<YearSeries[]> {
  const all: YearSeries[] = []
  for (const kind of paymentKinds) {
    const series = await seriesOf(call, kind, `${paymentPrefixes[kind]}-${year}`)
    if (series) all.push(series)
  }
  return all
}

/** The number behind a series' beginning; imported numbers that are none of its own count as nothing. */
const counted = (series: string) => sql<number>`cast(substr(number, ${series.length + 2}) as integer)`

async function seriesOf({ db }: Call, kind: PaymentKind, series: string): Promise<YearSeries | null> {
  const own = db
    .selectFrom('payments')
    .where('number', '>=', `${series}-`)
    // `.` is the next sign after `-`.
    .where('number', '<', `${series}.`)
    .where(sql<boolean>`number not glob ${`${series}-*[^0-9]*`}`)
  const { payments, last } = await own
    .select([
      (eb) => eb.fn.countAll<number>().as('payments'),
      sql<number>`max(${counted(series)})`.as('last'),
    ])
    .executeTakeFirstOrThrow()
  if (payments === 0) return null
  const whole = { kind, first: numbered(series, 1), last: numbered(series, last), payments }
  if (last === payments) return { ...whole, missing: [] }
  const known = await own.select(counted(series).as('count')).execute()
  const present = new Set(known.map(({ count }) => count))
  const missing: string[] = []
  for (let count = 1; count < last && missing.length < mostNamed; count++)
    if (!present.has(count)) missing.push(numbered(series, count))
  return { ...whole, missing }
}
