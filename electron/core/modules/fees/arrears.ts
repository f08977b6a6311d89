import { groupBy } from '../../../../shared/collections/group.ts'
import type { ArrearsRow } from '../../../../shared/modules/fees/contract.ts'
import { arrearsAges } from '../../../../shared/modules/fees/terms.ts'
import type { HouseKind } from '../../../../shared/modules/houses/terms.ts'
import { maskPhone } from '../../../../shared/modules/residents/phone.ts'
import { oneOf } from '../../database/one-of.ts'
import type { Call } from '../../kernel/call.ts'
import type { Page } from '../../kernel/paged.ts'
import { phonesOf, shownOpenTickets } from '../residents/current.ts'
import { shownFlags } from '../residents/flags.ts'
import { roomLabel } from '../tickets/names.ts'
import { housesInArrears, lastPromise, type ArrearsFilter, type HouseInArrears } from './arrears-query.ts'
import { payersOf } from './payers.ts'

/** One page of the houses with something overdue, the most first, and what all of them come to by age. */
export async function listArrears(call: Call, { page, size, ...filter }: ArrearsFilter & Page) {
  const houses = await housesInArrears(call, filter)
  const shown = houses.slice((page - 1) * size, page * size)
  return { rows: await arrearsRows(call, shown), total: houses.length, sums: sumArrears(houses) }
}

function sumArrears(houses: readonly HouseInArrears[]) {
  const sum = (some: readonly HouseInArrears[]) => ({
    houses: some.length,
    openFen: some.reduce((total, { openFen }) => total + openFen, 0),
  })
  return {
    ...sum(houses),
    ages: arrearsAges.map((age) => ({ age, ...sum(houses.filter((house) => house.age === age)) })),
  }
}

/** The houses with whom to ask, how to meet them, and what was last said about it. */
export async function arrearsRows(call: Call, houses: readonly HouseInArrears[]): Promise<ArrearsRow[]> {
  if (houses.length === 0) return []
  const { db } = call
  const ids = houses.map(({ houseId }) => houseId)
  const payers = await payersOf(db, ids)
  const asked = ids.flatMap((id) => payers.get(id)?.[0]?.residentId ?? [])
  const [facts, phones, flags, tickets, contacts, letters] = await Promise.all([
    houseFacts(call, ids),
    phonesOf(db, asked),
    shownFlags(call, asked),
    shownOpenTickets(call, 'house_id', ids),
    lastContacts(call, ids),
    lettersTo(call, ids),
  ])
  return houses.map((house): ArrearsRow => {
    const payer = payers.get(house.houseId)?.[0]
    const fact = facts.get(house.houseId)!
    const phone = payer && phones.get(payer.residentId)?.[0]?.phone
    return {
      ...house,
      room: roomLabel(fact),
      kind: fact.kind as HouseKind,
      residentId: payer?.residentId ?? null,
      payer: payer?.residentName ?? '',
      phone: phone ? maskPhone(phone) : '',
      flags: payer ? (flags.get(payer.residentId) ?? []).flatMap(({ name }) => name || []) : [],
      advanceFen: fact.advanceFen ?? 0,
      openTickets: tickets.get(house.houseId) ?? 0,
      lastContact: contacts.get(house.houseId) ?? null,
      letters: letters.get(house.houseId) ?? null,
      promise: promiseOf(call, fact),
    }
  })
}

type Fact = Awaited<ReturnType<typeof readFacts>>[number]

async function houseFacts(call: Call, ids: readonly number[]): Promise<Map<number, Fact>> {
  return new Map((await readFacts(call, ids)).map((fact) => [fact.id, fact]))
}

const readFacts = ({ db }: Call, ids: readonly number[]) =>
  db
    .selectFrom('houses')
    .innerJoin('buildings', 'buildings.id', 'houses.building_id')
    .leftJoin('fee_advances', 'fee_advances.house_id', 'houses.id')
    .leftJoin('promises', (join) => join.on('promises.id', '=', lastPromise('houses.id')))
    .select([
      'houses.id',
      'houses.kind',
      'houses.unit',
      'houses.room',
      'buildings.name as building',
      'fee_advances.amount_fen as advanceFen',
      'promises.id as promiseId',
      'promises.version',
      'promises.words',
      'promises.due_on as dueOn',
      'promises.state',
    ])
    .where('houses.id', 'in', oneOf(ids))
    .execute()

/** Broken by the day passing: whoever is in arrears still owes. */
function promiseOf({ today }: Call, { promiseId, version, words, dueOn, state }: Fact) {
  if (promiseId === null || version === null || words === null || dueOn === null || state === 'kept')
    return null
  return { id: promiseId, version, words, dueOn, broken: state === 'broken' || dueOn < today }
}

/** The last time each house was spoken to about arrears. */
async function lastContacts({ db }: Call, ids: readonly number[]) {
  const rows = await db
    .selectFrom('contacts')
    .leftJoin('staff', 'staff.id', 'contacts.staff_id')
    .select(['contacts.house_id as houseId', 'contacts.at', 'contacts.words', 'staff.name as by'])
    .where('contacts.house_id', 'in', oneOf(ids))
    .where('contacts.purpose', '=', 'arrears')
    .where('contacts.kind', '<>', 'letter')
    .where('contacts.voided_at', 'is', null)
    .orderBy('contacts.at')
    .orderBy('contacts.id')
    .execute()
  const groups = groupBy(rows, ({ houseId }) => houseId)
  return new Map(
    [...groups].map(([houseId, contacts]) => {
      const { at, words, by } = contacts.at(-1)!
      return [houseId, { at, words, by: by ?? '' }]
    }),
  )
}

/** When each house was last sent a letter about arrears, and how many there were. */
async function lettersTo({ db }: Call, ids: readonly number[]) {
  const rows = await db
    .selectFrom('contacts')
    .select((eb) => [
      'house_id as houseId',
      eb.fn.max<string>('at').as('at'),
      eb.fn.countAll<number>().as('count'),
    ])
    .where('house_id', 'in', oneOf(ids))
    .where('purpose', '=', 'arrears')
    .where('kind', '=', 'letter')
    .where('voided_at', 'is', null)
    .groupBy('house_id')
    .execute()
  return new Map(rows.map(({ houseId, ...letters }) => [houseId, letters]))
}
