import { expressionBuilder, sql, type Expression, type RawBuilder, type SqlBool } from 'kysely'
import { arrearsAge, arrearsBounds } from '../../../../shared/modules/fees/arrears-age.ts'
import { arrearsAges, type ArrearsAge } from '../../../../shared/modules/fees/terms.ts'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'
import { ofHousesNamed } from './charge-filter.ts'
import { isOpen } from './charge-rows.ts'

export interface ArrearsFilter {
  text?: string | undefined
  buildingId?: number | undefined
  age?: ArrearsAge | undefined
  leastFen?: number | undefined
  promise?: 'none' | 'open' | 'broken' | undefined
}

/** What a house owes past its day. */
export interface HouseInArrears {
  houseId: number
  months: number
  since: string
  openFen: number
  age: ArrearsAge
}

const openFen = sql<number>`sum(charges.amount_fen - charges.waived_fen - charges.paid_fen)`

/**
 * The houses of a filter in which something is open past its due day, the most first. They are read from the index of open
 * charges, which is as long as there are debts, whatever was ever charged.
 */
export async function housesInArrears(call: Call, filter: ArrearsFilter): Promise<HouseInArrears[]> {
  const { db, today } = call
  const least = filter.leastFen
  const rows = await db
    .selectFrom('charges')
    .select([
      'charges.house_id as houseId',
      sql<number>`count(distinct charges.month)`.as('months'),
      sql<string>`min(charges.month)`.as('since'),
      sql<string>`min(charges.due_on)`.as('oldest'),
      openFen.as('openFen'),
    ])
    .where(isOpen)
    .where('charges.due_on', '<', today)
    .$if(filter.text !== undefined && filter.text !== '', (query) =>
      query.where(ofHousesNamed(filter.text!, 'charges.house_id')),
    )
    .$if(filter.buildingId !== undefined, (query) => query.where(inBuilding(filter.buildingId!)))
    .$if(filter.promise !== undefined, (query) => query.where(withPromise(call, filter.promise!)))
    .groupBy('charges.house_id')
    .$if(filter.age !== undefined, (query) => query.having(ofAge(filter.age!, today)))
    .$if(least !== undefined, (query) => query.having(openFen, '>=', least!))
    .orderBy('openFen', 'desc')
    .orderBy('charges.house_id')
    .execute()
  const bounds = arrearsBounds(today)
  return rows.map(({ oldest, ...row }) => ({ ...row, age: arrearsAge(oldest, bounds) }))
}

function inBuilding(buildingId: number): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, 'charges'>()
  const houses = eb.selectFrom('houses').select('houses.id').where('houses.building_id', '=', buildingId)
  return eb('charges.house_id', 'in', houses)
}

function ofAge(age: ArrearsAge, today: string): RawBuilder<SqlBool> {
  const bounds = arrearsBounds(today)
  const at = arrearsAges.indexOf(age)
  const oldest = sql`min(charges.due_on)`
  const until = bounds[at - 1]?.from ?? today
  return sql<SqlBool>`${oldest} >= ${bounds[at]!.from} and ${oldest} < ${until}`
}

/**
 * The last promise of a house about its arrears that was not taken back, as the correlated id of `promises`; `houseId` is a
 * column. One that was kept ended it.
 */
export const lastPromise = (houseId: string) => sql<number | null>`(
  select promises.id from contacts
  inner join promises on promises.contact_id = contacts.id
  where contacts.house_id = ${sql.ref(houseId)} and contacts.purpose = 'arrears' and contacts.voided_at is null
    and promises.state <> 'withdrawn'
  order by promises.id desc limit 1)`

function withPromise({ today }: Call, wanted: 'none' | 'open' | 'broken'): RawBuilder<SqlBool> {
  const standing = sql`(select case
      when promises.state = 'kept' then 'none'
      when promises.state = 'broken' or promises.due_on < ${today} then 'broken'
      else 'open' end
    from promises where promises.id = ${lastPromise('charges.house_id')})`
  return sql<SqlBool>`coalesce(${standing}, 'none') = ${wanted}`
}
