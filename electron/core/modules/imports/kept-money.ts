import type { Kysely } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import type { ImportedTable } from './journal.ts'
import { labelHouses, type Labels } from './kept-houses.ts'
import { rowsByKey } from './key-lookup.ts'

/** What people know kept charges, entries and balances by: room, item and month; day and words; the day it stands for. */
export async function labelMoney(
  db: Kysely<Tables>,
  idsIn: (table: ImportedTable) => number[],
  labels: Labels,
): Promise<void> {
  const charges = await rowsByKey(db, 'charges', 'id', idsIn('charges'))
  const rooms: Labels = new Map()
  await labelHouses(
    db,
    charges.map(({ house_id }) => house_id),
    rooms,
  )
  const items = await rowsByKey(
    db,
    'fee_items',
    'id',
    charges.map(({ item_id }) => item_id),
  )
  const names = new Map(items.map(({ id, name }) => [id, name]))
  for (const { id, house_id, item_id, month } of charges) {
    const room = rooms.get(`houses:${house_id}`)?.label ?? ''
    labels.set(`charges:${id}`, {
      label: [room, names.get(item_id), month].join(' '),
      link: { kind: 'house', id: house_id },
    })
  }
  for (const { id, day, words } of await rowsByKey(db, 'ledger_entries', 'id', idsIn('ledger_entries')))
    labels.set(`ledger_entries:${id}`, { label: `${day} ${words}`, link: null })
  for (const { id, day } of await rowsByKey(db, 'ledger_openings', 'id', idsIn('ledger_openings')))
    labels.set(`ledger_openings:${id}`, { label: day, link: null })
}
