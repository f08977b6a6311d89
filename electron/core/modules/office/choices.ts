import type { Selectable } from 'kysely'
import { groupBy } from '../../../../shared/collections/group.ts'
import type { CodedDictionary } from '../../../../shared/modules/dictionaries/terms.ts'
import type { TicketKind } from '../../../../shared/modules/tickets/terms.ts'
import type { Tables } from '../../database/tables.ts'
import type { Call } from '../../kernel/call.ts'
import { spellingOf } from '../../search/spelling.ts'

/** What forms choose from: every entry that is offered now. A sensitive flag has its name only for who may see it. */
export async function officeChoices(call: Call) {
  const { db } = call
  const categories = await db
    .selectFrom('categories')
    .selectAll()
    .where('archived_at', 'is', null)
    .orderBy('kind')
    .orderBy('code')
    .execute()
  const channels = await db
    .selectFrom('channels')
    .selectAll()
    .where('archived_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
  const staff = await db
    .selectFrom('staff')
    .selectAll()
    .where('archived_at', 'is', null)
    .orderBy('id')
    .execute()
  const entries = await db
    .selectFrom('dictionary_entries')
    .selectAll()
    .where('archived_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
  const lists = groupBy(entries, ({ dictionary }) => dictionary)
  const listOf = (dictionary: CodedDictionary) => lists.get(dictionary) ?? []
  return {
    communities: await db.selectFrom('communities').select(['id', 'name']).orderBy('id').execute(),
    categories: categories.map(({ id, name, kind, code, parent_id }) => ({
      id,
      name,
      kind: kind as TicketKind,
      code,
      parentId: parent_id,
      ...spellingOf(name),
    })),
    channels: channels.map(({ id, name, code, live }) => ({ id, name, code, live: live === 1 })),
    departments: await offeredNames(call, 'departments'),
    staff: staff.map(({ id, name, department_id }) => ({ id, name, departmentId: department_id })),
    groups: await offeredNames(call, 'resident_groups'),
    tags: listOf('tags').map(asCoded),
    careFlags: listOf('care-flags').map((entry) => asFlag(entry, call.may('flags.sensitive'))),
    urgencies: listOf('urgencies').map(asCoded),
    emotions: listOf('emotions').map(asCoded),
    demands: listOf('demands').map(asCoded),
  }
}

const offeredNames = ({ db }: Call, table: 'departments' | 'resident_groups') =>
  db.selectFrom(table).select(['id', 'name']).where('archived_at', 'is', null).orderBy('id').execute()

type Entry = Selectable<Tables['dictionary_entries']>

const asCoded = ({ id, code, name, shipped }: Entry) => ({ id, code, name, shipped: shipped === 1 })

/** Its code would tell as much as its name. */
function asFlag(entry: Entry, seen: boolean) {
  const sensitive = entry.sensitive === 1
  const shown = asCoded(sensitive && !seen ? { ...entry, code: '', name: '' } : entry)
  return { ...shown, sensitive, advice: entry.advice }
}
