import { sql, type Expression, type SqlBool } from 'kysely'
import type { z } from 'zod'
import type { ProviderRow, servicesContract } from '../../../../shared/modules/services/contract.ts'
import type { ProviderKind } from '../../../../shared/modules/services/terms.ts'
import { cleanText } from '../../../../shared/text/normalise.ts'
import { containing } from '../../database/text.ts'
import { said } from '../../kernel/audit.ts'
import type { Call } from '../../kernel/call.ts'
import { changesBetween } from '../../kernel/changes.ts'
import { Fault } from '../../kernel/errors.ts'
import { paged, type Page } from '../../kernel/paged.ts'
import { Undoable } from '../../kernel/undo.ts'
import { checkPresent } from '../contacts/add.ts'
import { allOf, typedPhone } from '../registers/common.ts'
import { roomLabel } from '../tickets/names.ts'

type Providers = (typeof servicesContract)['providers']
type Created = z.output<NonNullable<Providers['create']['~orpc']['inputSchema']>>
type Updated = z.output<NonNullable<Providers['update']['~orpc']['inputSchema']>>

/** One page of the directory, by kind and name. */
export async function listProviders(
  call: Call,
  { page, size, ...filter }: Page & { text?: string | undefined; kind?: ProviderKind | undefined },
) {
  const where = matching(filter)
  const { rows, total } = await paged(
    { page, size },
    (limit, offset) =>
      call.db
        .selectFrom('providers')
        .leftJoin('houses', 'houses.id', 'providers.house_id')
        .leftJoin('buildings', 'buildings.id', 'houses.building_id')
        .selectAll('providers')
        .select(['buildings.name as building', 'houses.unit', 'houses.room'])
        .where(where)
        .orderBy('providers.kind')
        .orderBy('providers.name')
        .orderBy('providers.id')
        .limit(limit)
        .offset(offset)
        .execute(),
    () =>
      call.db
        .selectFrom('providers')
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .where(where)
        .executeTakeFirstOrThrow(),
  )
  return {
    total,
    rows: rows.map((row): ProviderRow => ({
      id: row.id,
      version: row.version,
      kind: row.kind as ProviderKind,
      name: row.name,
      contact: row.contact,
      phone: row.phone,
      address: row.address,
      hours: row.hours,
      offers: row.offers,
      price: row.price,
      houseId: row.house_id,
      room: roomLabel(row),
      notes: row.notes,
    })),
  }
}

function matching({ text, kind }: { text?: string | undefined; kind?: ProviderKind | undefined }) {
  const conditions: Expression<SqlBool>[] = [sql<SqlBool>`providers.archived_at is null`]
  if (kind) conditions.push(sql<SqlBool>`providers.kind = ${kind}`)
  if (text) {
    const part = cleanText(text)
    const columns = ['name', 'contact', 'phone', 'address', 'offers', 'notes']
    const ways = columns.map((column) => containing(`providers.${column}`, part))
    conditions.push(sql<SqlBool>`(${sql.join(ways, sql` or `)})`)
  }
  return allOf(conditions)
}

async function factsOf(call: Call, input: Created) {
  await checkPresent(call, 'houses', 'houseId', input.houseId)
  return {
    kind: input.kind,
    name: cleanText(input.name),
    contact: cleanText(input.contact),
    phone: typedPhone(input.phone, 'phone'),
    address: cleanText(input.address),
    hours: cleanText(input.hours),
    offers: cleanText(input.offers),
    price: cleanText(input.price),
    house_id: input.houseId,
    notes: input.notes,
  }
}

/** Errors: NOT_FOUND on `houseId`, INVALID_INPUT on `phone`. */
export async function createProvider(call: Call, input: Created) {
  const facts = await factsOf(call, input)
  const undoable = new Undoable(call, 'provider')
  const written = await undoable.insert('providers', { ...facts, archived_at: null })
  await call.audit({ subject: `provider:${written.id}`, fields: said(facts) })
  return { ...written, undoId: await undoable.finish() }
}

/** Errors: as `createProvider`, and NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for one that is out of the directory. */
export async function updateProvider(call: Call, { id, version, ...input }: Updated) {
  const before = await inUse(call, id)
  const facts = await factsOf(call, input)
  const undoable = new Undoable(call, `provider:${id}`)
  const written = await undoable.update('providers', id, facts, version)
  await call.audit({
    subject: `provider:${id}`,
    ...changesBetween(before, facts),
  })
  return { ...written, undoId: await undoable.finish() }
}

/** Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for one that is out of the directory. */
export async function archiveProvider(call: Call, { id, version }: { id: number; version: number }) {
  await inUse(call, id)
  const undoable = new Undoable(call, `provider:${id}`)
  const written = await undoable.update('providers', id, { archived_at: call.now }, version)
  await call.audit({
    subject: `provider:${id}`,
    fields: { archivedAt: call.now },
    before: { archivedAt: null },
  })
  return { ...written, undoId: await undoable.finish() }
}

async function inUse({ db }: Call, id: number) {
  const provider = await db.selectFrom('providers').selectAll().where('id', '=', id).executeTakeFirst()
  if (!provider) throw new Fault('NOT_FOUND')
  if (provider.archived_at !== null) throw new Fault('NOT_ALLOWED_NOW')
  return provider
}
