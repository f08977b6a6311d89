import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { Undoable } from '../../kernel/undo.ts'
import { indexResidents } from '../search/indexing.ts'
import { requireHouse } from './address.ts'
import { enterOwner, type NewOwner } from './new-owner.ts'

export interface Transfer {
  id: number
  version: number
  on: string
  owners: ({ residentId: number } | NewOwner)[]
  leaving: number[]
  note: string
}

const earliest = '1900'

/**
 * A house changes hands on a day. Owners, co-owners and those who leave end; so does whoever lived there otherwise and
 * owns it now. Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW in the recycle bin, INVALID_INPUT on `on`, `leaving`,
 * `owners.N`.
 */
export async function transferHouse(call: Call, transfer: Transfer) {
  const { id, on, leaving, note } = transfer
  await requireHouse(call, id)
  if (on < earliest || on > call.today) throw new Fault('INVALID_INPUT', { field: 'on' })
  await requireOwners(call, transfer)
  const written = await updateVersioned(call, 'houses', transfer, {})
  const undoable = new Undoable(call, `house:${id}`)
  const living = await livingIn(call, id)
  const ending = endingOf(living, transfer)
  for (const occupancy of ending)
    await undoable.update('occupancies', occupancy.id, { until: on, is_primary: 0 })
  const contactStays = living.some((each) => each.is_primary === 1 && !ending.includes(each))
  const owners = await ownerIds(call, undoable, transfer)
  for (const [index, resident_id] of owners.entries())
    await undoable.insert('occupancies', {
      house_id: id,
      resident_id,
      role: index === 0 ? 'owner' : 'co-owner',
      since: on,
      until: null,
      is_primary: index === 0 && !contactStays ? 1 : 0,
      import_id: null,
    })
  await indexResidents(call.db, [...new Set([...ending.map((each) => each.resident_id), ...owners])])
  await call.audit({
    subject: `house:${id}`,
    fields: { on, owners, leaving, note },
    // What is typed may name somebody, so its words stand where they can be erased.
    ...(note ? { before: { note } } : {}),
  })
  return { ...written, undoId: await undoable.finish() }
}

/** Everybody who shall own it exists, is in use, and is named once. */
async function requireOwners({ db }: Call, { owners }: Transfer): Promise<void> {
  const named = new Set<number>()
  for (const [index, owner] of owners.entries()) {
    if (!('residentId' in owner)) continue
    const { residentId } = owner
    if (named.has(residentId)) throw new Fault('INVALID_INPUT', { field: `owners.${index}` })
    named.add(residentId)
    const resident = await db
      .selectFrom('residents')
      .select('id')
      .where('id', '=', residentId)
      .where('archived_at', 'is', null)
      .executeTakeFirst()
    if (!resident) throw new Fault('NOT_FOUND', { field: `owners.${index}` })
  }
}

type Living = Awaited<ReturnType<typeof livingIn>>[number]

const livingIn = ({ db }: Call, houseId: number) =>
  db
    .selectFrom('occupancies')
    .select(['id', 'resident_id', 'role', 'since', 'is_primary'])
    .where('house_id', '=', houseId)
    .where('until', 'is', null)
    .orderBy('id')
    .execute()

function endingOf(living: readonly Living[], { on, owners, leaving }: Transfer): Living[] {
  if (leaving.some((id) => !living.some((each) => each.id === id)))
    throw new Fault('INVALID_INPUT', { field: 'leaving' })
  const coming = new Set(owners.flatMap((owner) => ('residentId' in owner ? owner.residentId : [])))
  const ending = living.filter(
    ({ id, role, resident_id }) =>
      role === 'owner' || role === 'co-owner' || leaving.includes(id) || coming.has(resident_id),
  )
  // A partial date sorts before the days of its own month or year.
  if (ending.some(({ since }) => since !== null && on < since))
    throw new Fault('INVALID_INPUT', { field: 'on' })
  return ending
}

/** The new owners' ids in their order; who has none yet is entered, whatever their name and phone. */
async function ownerIds(call: Call, undoable: Undoable, { owners }: Transfer): Promise<number[]> {
  const ids: number[] = []
  for (const [index, owner] of owners.entries())
    ids.push(
      'residentId' in owner ? owner.residentId : await enterOwner(call, undoable, owner, `owners.${index}`),
    )
  return ids
}
