import type { z } from 'zod'
import type { PriceItem, servicesContract } from '../../../../shared/modules/services/contract.ts'
import { groupBy } from '../../../../shared/collections/group.ts'
import { cleanText } from '../../../../shared/text/normalise.ts'
import { said } from '../../kernel/audit.ts'
import type { Call } from '../../kernel/call.ts'
import { changesBetween } from '../../kernel/changes.ts'
import { Fault } from '../../kernel/errors.ts'
import { Undoable } from '../../kernel/undo.ts'

type Prices = (typeof servicesContract)['prices']
type Created = z.output<NonNullable<Prices['create']['~orpc']['inputSchema']>>
type Updated = z.output<NonNullable<Prices['update']['~orpc']['inputSchema']>>

/** The board: its sections in the order in which they came up, each with its items in theirs. */
export async function priceBoard({ db }: Call): Promise<PriceItem[]> {
  const rows = await db
    .selectFrom('price_items')
    .select(['id', 'version', 'section', 'name', 'unit', 'price_fen as priceFen', 'words'])
    .where('archived_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return [...groupBy(rows, ({ section }) => section).values()].flat()
}

const factsOf = (input: Created) => ({
  section: cleanText(input.section),
  name: cleanText(input.name),
  unit: cleanText(input.unit),
  price_fen: input.priceFen,
  words: cleanText(input.words),
})

/** At the end of its section. Error: ALREADY_EXISTS on `name` in the same section. */
export async function createPrice(call: Call, input: Created) {
  const facts = factsOf(input)
  await requireFree(call, facts)
  const { last } = await call.db
    .selectFrom('price_items')
    .select((eb) => eb.fn.max('position').as('last'))
    .executeTakeFirstOrThrow()
  const undoable = new Undoable(call, 'price-item')
  const written = await undoable.insert('price_items', {
    ...facts,
    position: (last ?? 0) + 1,
    archived_at: null,
  })
  await call.audit({ subject: `price-item:${written.id}`, label: facts.name, fields: said(facts) })
  return { ...written, undoId: await undoable.finish() }
}

/** Errors: as `createPrice`, and NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for one that is off the board. */
export async function updatePrice(call: Call, { id, version, ...input }: Updated) {
  const before = await onBoard(call, id)
  const facts = factsOf(input)
  await requireFree(call, facts, id)
  const undoable = new Undoable(call, `price-item:${id}`)
  const written = await undoable.update('price_items', id, facts, version)
  await call.audit({
    subject: `price-item:${id}`,
    label: before.name,
    ...changesBetween(before, facts),
  })
  return { ...written, undoId: await undoable.finish() }
}

/** Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for one that is off the board. */
export async function archivePrice(call: Call, { id, version }: { id: number; version: number }) {
  const { name } = await onBoard(call, id)
  const undoable = new Undoable(call, `price-item:${id}`)
  const written = await undoable.update('price_items', id, { archived_at: call.now }, version)
  await call.audit({
    subject: `price-item:${id}`,
    label: name,
    fields: { archivedAt: call.now },
    before: { archivedAt: null },
  })
  return { ...written, undoId: await undoable.finish() }
}

async function onBoard({ db }: Call, id: number) {
  const item = await db.selectFrom('price_items').selectAll().where('id', '=', id).executeTakeFirst()
  if (!item) throw new Fault('NOT_FOUND')
  if (item.archived_at !== null) throw new Fault('NOT_ALLOWED_NOW')
  return item
}

async function requireFree(
  { db }: Call,
  { section, name }: { section: string; name: string },
  own?: number,
): Promise<void> {
  const taken = await db
    .selectFrom('price_items')
    .select('id')
    .where('section', '=', section)
    .where('name', '=', name)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  if (taken && taken.id !== own) throw new Fault('ALREADY_EXISTS', { field: 'name' })
}
