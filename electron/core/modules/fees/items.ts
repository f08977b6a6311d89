import type { Kysely } from 'kysely'
import type { z } from 'zod'
import shipped from '../../../../resources/dictionaries/fee-items.json' with { type: 'json' }
import { groupBy } from '../../../../shared/collections/group.ts'
import type { FeeItem, FeeStandard, feesContract } from '../../../../shared/modules/fees/contract.ts'
import type { FeeBasis, FeeKind } from '../../../../shared/modules/fees/terms.ts'
import type { HouseKind } from '../../../../shared/modules/houses/terms.ts'
import { cleanText } from '../../../../shared/text/normalise.ts'
import type { Tables } from '../../database/tables.ts'
import { said } from '../../kernel/audit.ts'
import { setArchived } from '../../kernel/archiving.ts'
import type { Call } from '../../kernel/call.ts'
import { changesBetween } from '../../kernel/changes.ts'
import { Fault } from '../../kernel/errors.ts'
import { updateVersioned } from '../../kernel/rows.ts'

type Items = (typeof feesContract)['items']
type Created = z.output<NonNullable<Items['create']['~orpc']['inputSchema']>>
type Updated = z.output<NonNullable<Items['update']['~orpc']['inputSchema']>>
interface Reference {
  id: number
  version: number
}

/**
 * The usual fee items for an office that never had one; they are archived and not deleted, so that an emptied list stays
 * empty. Prices are the office's own. Call it inside a transaction.
 */
export async function completeFeeItems(db: Kysely<Tables>, stamp: Call['created']): Promise<void> {
  const any = await db.selectFrom('fee_items').select('id').limit(1).executeTakeFirst()
  if (any) return
  await db
    .insertInto('fee_items')
    .values(
      shipped.map((item, position) => ({
        ...item,
        position: position + 1,
        shipped: 1 as const,
        import_id: null,
        archived_at: null,
        ...stamp,
      })),
    )
    .execute()
}

/** Every item with its standards, newest first; archived ones last, where asked for. */
export async function listItems({ db }: Call, { archived }: { archived: boolean }): Promise<FeeItem[]> {
  const rows = await db
    .selectFrom('fee_items')
    .select((eb) => [
      'id',
      'version',
      'name',
      'kind',
      'basis',
      'unit',
      'archived_at',
      eb
        .exists(
          eb.selectFrom('charges').select('charges.id').whereRef('charges.item_id', '=', 'fee_items.id'),
        )
        .as('used'),
    ])
    .$if(!archived, (query) => query.where('archived_at', 'is', null))
    .orderBy((eb) => eb('archived_at', 'is not', null))
    .orderBy('position')
    .orderBy('id')
    .execute()
  const standards = groupBy(await standardsOf(db), ({ itemId }) => itemId)
  return rows.map(({ archived_at, used, kind, basis, ...item }) => ({
    ...item,
    kind: kind as FeeKind,
    basis: basis as FeeBasis,
    used: Boolean(used),
    archived: archived_at !== null,
    standards: standards.get(item.id) ?? [],
  }))
}

/** The standards that were not taken back, newest first. */
export async function standardsOf(db: Kysely<Tables>, itemIds?: readonly number[]): Promise<FeeStandard[]> {
  if (itemIds?.length === 0) return []
  const rows = await db
    .selectFrom('fee_standards')
    .leftJoin('buildings', 'buildings.id', 'fee_standards.building_id')
    .select([
      'fee_standards.id',
      'fee_standards.version',
      'fee_standards.item_id as itemId',
      'fee_standards.house_kind as houseKind',
      'fee_standards.building_id as buildingId',
      'buildings.name as building',
      'fee_standards.price_e4 as priceE4',
      'fee_standards.from_month as fromMonth',
      'fee_standards.until_month as untilMonth',
      'fee_standards.words',
    ])
    .where('fee_standards.archived_at', 'is', null)
    .$if(itemIds !== undefined, (query) => query.where('fee_standards.item_id', 'in', itemIds!))
    .orderBy('fee_standards.from_month', 'desc')
    .orderBy('fee_standards.id')
    .execute()
  return rows.map((row) => ({
    ...row,
    houseKind: row.houseKind as HouseKind | null,
    building: row.building ?? '',
  }))
}

const factsOf = (input: Created) => ({
  name: cleanText(input.name),
  kind: input.kind,
  basis: input.basis,
  unit: cleanText(input.unit),
})

/** Error: ALREADY_EXISTS on `name`. */
export async function createItem(call: Call, input: Created) {
  const facts = factsOf(input)
  await requireFreeName(call, facts.name)
  const { last } = await call.db
    .selectFrom('fee_items')
    .select((eb) => eb.fn.max('position').as('last'))
    .executeTakeFirstOrThrow()
  const written = await call.db
    .insertInto('fee_items')
    .values({ ...facts, position: (last ?? 0) + 1, import_id: null, archived_at: null, ...call.created })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
  await call.audit({ subject: `fee-item:${written.id}`, label: facts.name, fields: said(facts) })
  return written
}

/** Errors: NOT_FOUND, CONFLICT, ALREADY_EXISTS on `name`, IN_USE on `basis` once it has charges. */
export async function updateItem(call: Call, { id, version, ...input }: Updated) {
  const before = await knownItem(call, id)
  const facts = factsOf(input)
  await requireFreeName(call, facts.name, id)
  if (facts.basis !== before.basis && (await hasCharges(call, id)))
    throw new Fault('IN_USE', { field: 'basis' })
  const written = await updateVersioned(call, 'fee_items', { id, version }, facts)
  await call.audit({
    subject: `fee-item:${id}`,
    label: before.name,
    ...changesBetween(before, facts),
  })
  return written
}

/** Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for one that is archived already. */
export async function archiveItem(call: Call, reference: Reference) {
  const item = await knownItem(call, reference.id)
  if (item.archived_at !== null) throw new Fault('NOT_ALLOWED_NOW')
  return setArchived(call, 'fee_items', `fee-item:${reference.id}`, reference, item, call.now)
}

/** Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for one in use, ALREADY_EXISTS on `name` taken meanwhile. */
export async function restoreItem(call: Call, reference: Reference) {
  const item = await knownItem(call, reference.id)
  if (item.archived_at === null) throw new Fault('NOT_ALLOWED_NOW')
  await requireFreeName(call, item.name, reference.id)
  return setArchived(call, 'fee_items', `fee-item:${reference.id}`, reference, item, null)
}

async function knownItem({ db }: Call, id: number) {
  const item = await db.selectFrom('fee_items').selectAll().where('id', '=', id).executeTakeFirst()
  if (!item) throw new Fault('NOT_FOUND')
  return item
}

/** An item that can be charged. Error: NOT_FOUND on the field. */
export async function itemInUse({ db }: Pick<Call, 'db'>, id: number, field = 'itemId') {
  const item = await db
    .selectFrom('fee_items')
    .select(['id', 'name', 'kind', 'basis', 'unit'])
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  if (!item) throw new Fault('NOT_FOUND', { field })
  return item
}

async function hasCharges({ db }: Call, itemId: number): Promise<boolean> {
  const charge = await db
    .selectFrom('charges')
    .select('id')
    .where('item_id', '=', itemId)
    .limit(1)
    .executeTakeFirst()
  return charge !== undefined
}

async function requireFreeName({ db }: Call, name: string, own?: number): Promise<void> {
  const taken = await db
    .selectFrom('fee_items')
    .select('id')
    .where('name', '=', name)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  if (taken && taken.id !== own) throw new Fault('ALREADY_EXISTS', { field: 'name' })
}
