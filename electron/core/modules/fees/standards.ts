import type { z } from 'zod'
import type { feesContract, FeeStandard } from '../../../../shared/modules/fees/contract.ts'
import { overlaps } from '../../../../shared/modules/fees/charge-rules.ts'
import { addMonths } from '../../../../shared/modules/reports/month.ts'
import { cleanText } from '../../../../shared/text/normalise.ts'
import { setArchived } from '../../kernel/archiving.ts'
import { said } from '../../kernel/audit.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { itemInUse, standardsOf } from './items.ts'

type Standards = (typeof feesContract)['standards']
type Created = z.output<NonNullable<Standards['create']['~orpc']['inputSchema']>>
type Updated = z.output<NonNullable<Standards['update']['~orpc']['inputSchema']>>
type Replaced = z.output<NonNullable<Standards['replace']['~orpc']['inputSchema']>>
type Fields = Omit<Created, 'itemId'>

const factsOf = (input: Fields) => ({
  house_kind: input.houseKind,
  building_id: input.buildingId,
  price_e4: input.priceE4,
  from_month: input.fromMonth,
  until_month: input.untilMonth,
  words: cleanText(input.words),
})

/**
 * Errors: NOT_FOUND on `itemId`, `buildingId`; INVALID_INPUT on `untilMonth` before its first; ALREADY_EXISTS on `fromMonth`
 * where one for the same houses already covers a month of it.
 */
export async function createStandard(call: Call, { itemId, ...input }: Created) {
  const item = await itemInUse(call, itemId)
  await checkBuilding(call, input.buildingId)
  await checkPeriod(call, itemId, input)
  const facts = factsOf(input)
  const written = await call.db
    .insertInto('fee_standards')
    .values({ ...facts, item_id: itemId, import_id: null, archived_at: null, ...call.created })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
  await call.audit({
    subject: `fee-standard:${written.id}`,
    label: item.name,
    fields: { itemId, ...said(facts) },
  })
  return written
}

/** What a charge was made by is not changed behind its back; it may only end, or be worded better. */
const fixedOnceUsed = {
  price_e4: 'priceE4',
  from_month: 'fromMonth',
  house_kind: 'houseKind',
  building_id: 'buildingId',
} as const

/**
 * Errors: those of `createStandard`, NOT_FOUND, CONFLICT, and IN_USE on whatever but its end and its words would change
 * once charges were made by it.
 */
export async function updateStandard(call: Call, { id, version, ...input }: Updated) {
  const { item, ...before } = await knownStandard(call, id)
  if (input.buildingId !== before.building_id) await checkBuilding(call, input.buildingId)
  await checkPeriod(call, before.item_id, input, id)
  const facts = factsOf(input)
  const changed = (Object.keys(facts) as (keyof typeof facts)[]).filter(
    (field) => facts[field] !== before[field],
  )
  const refused = changed.find((field) => field in fixedOnceUsed)
  if (refused && (await hasCharges(call, id)))
    throw new Fault('IN_USE', { field: fixedOnceUsed[refused as keyof typeof fixedOnceUsed] })
  const written = await updateVersioned(call, 'fee_standards', { id, version }, facts)
  await call.audit({
    subject: `fee-standard:${id}`,
    label: item.name,
    fields: Object.fromEntries(changed.map((field) => [field, facts[field]])),
    before: Object.fromEntries(changed.map((field) => [field, before[field]])),
  })
  return written
}

/**
 * A new price for the same houses from a month on: the old standard ends with the month before, both or neither. Errors:
 * NOT_FOUND, CONFLICT; INVALID_INPUT on `fromMonth` not after the old one's first month; ALREADY_EXISTS on `fromMonth` where
 * another one follows already.
 */
export async function replaceStandard(call: Call, { id, version, ...input }: Replaced) {
  const old = await knownStandard(call, id)
  if (input.fromMonth <= old.from_month) throw new Fault('INVALID_INPUT', { field: 'fromMonth' })
  const scope = { houseKind: old.house_kind as FeeStandard['houseKind'], buildingId: old.building_id }
  const ended = {
    ...scope,
    priceE4: old.price_e4,
    fromMonth: old.from_month,
    untilMonth: addMonths(input.fromMonth, -1),
    words: old.words,
  }
  if (old.until_month === null || old.until_month > ended.untilMonth)
    await updateStandard(call, { id, version, ...ended })
  return createStandard(call, {
    ...scope,
    ...input,
    itemId: old.item_id,
    untilMonth: null,
  })
}

/** Errors: NOT_FOUND, CONFLICT, IN_USE once charges were made by it. */
export async function archiveStandard(call: Call, reference: { id: number; version: number }) {
  const { item } = await knownStandard(call, reference.id)
  if (await hasCharges(call, reference.id)) throw new Fault('IN_USE')
  const entry = { name: item.name, archived_at: null }
  return setArchived(call, 'fee_standards', `fee-standard:${reference.id}`, reference, entry, call.now)
}

async function knownStandard(call: Call, id: number) {
  const standard = await call.db
    .selectFrom('fee_standards')
    .innerJoin('fee_items', 'fee_items.id', 'fee_standards.item_id')
    .selectAll('fee_standards')
    .select('fee_items.name as itemName')
    .where('fee_standards.id', '=', id)
    .where('fee_standards.archived_at', 'is', null)
    .executeTakeFirst()
  if (!standard) throw new Fault('NOT_FOUND')
  const { itemName, ...row } = standard
  return { ...row, item: { name: itemName } }
}

async function checkBuilding({ db }: Call, id: number | null): Promise<void> {
  if (id === null) return
  const building = await db.selectFrom('buildings').select('id').where('id', '=', id).executeTakeFirst()
  if (!building) throw new Fault('NOT_FOUND', { field: 'buildingId' })
}

async function checkPeriod({ db }: Call, itemId: number, input: Fields, own?: number): Promise<void> {
  if (input.untilMonth !== null && input.untilMonth < input.fromMonth)
    throw new Fault('INVALID_INPUT', { field: 'untilMonth' })
  const others = await standardsOf(db, [itemId])
  if (others.some((other) => other.id !== own && overlaps(other, input)))
    throw new Fault('ALREADY_EXISTS', { field: 'fromMonth' })
}

async function hasCharges({ db }: Call, standardId: number): Promise<boolean> {
  const charge = await db
    .selectFrom('charges')
    .select('id')
    .where('standard_id', '=', standardId)
    .where('voided_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return charge !== undefined
}
