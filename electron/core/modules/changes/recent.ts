import { formatRoom } from '../../../../shared/modules/houses/room.ts'
import type { Call } from '../../kernel/call.ts'

/** What is worth taking back another day; whatever a toast offers to undo is forgotten with it. */
const listed = ['duplicates.merge', 'houses.transfer']

/** Merges and transfers, the latest first. */
export async function recentChanges({ db }: Call, { page, size }: { page: number; size: number }) {
  const matching = db.selectFrom('undo_sets').where('action', 'in', listed)
  const { total } = await matching
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const sets = await matching
    .leftJoin('staff', 'staff.id', 'undo_sets.staff_id')
    .select([
      'undo_sets.id',
      'undo_sets.at',
      'undo_sets.action',
      'undo_sets.subject',
      'undo_sets.undone_at as undoneAt',
      'staff.name as by',
    ])
    .orderBy('undo_sets.id', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  const links = sets.map(({ subject }) => linkOf(subject))
  const names = await namesOf({ db }, links)
  return {
    total,
    rows: sets.map(({ by, ...set }, index) => ({
      ...set,
      by: by ?? '',
      subject: names.get(set.subject) ?? '',
      link: links[index]!,
    })),
  }
}

interface Link {
  kind: 'house' | 'resident'
  id: number
}

/** `house:12` and `resident:7`, as the audit names them. */
function linkOf(subject: string): Link {
  const [kind, id] = subject.split(':')
  return { kind: kind === 'house' ? 'house' : 'resident', id: Number(id) }
}

/** What each is called now, by its subject. */
async function namesOf({ db }: Pick<Call, 'db'>, links: readonly Link[]): Promise<Map<string, string>> {
  const idsOf = (kind: Link['kind']) => links.filter((link) => link.kind === kind).map(({ id }) => id)
  const names = new Map<string, string>()
  const houseIds = idsOf('house')
  if (houseIds.length > 0) {
    const houses = await db
      .selectFrom('houses')
      .innerJoin('buildings', 'buildings.id', 'houses.building_id')
      .select(['houses.id', 'buildings.name as building', 'houses.unit', 'houses.room'])
      .where('houses.id', 'in', houseIds)
      .execute()
    for (const house of houses) names.set(`house:${house.id}`, formatRoom(house))
  }
  const residentIds = idsOf('resident')
  if (residentIds.length > 0) {
    const residents = await db
      .selectFrom('residents')
      .select(['id', 'name'])
      .where('id', 'in', residentIds)
      .execute()
    for (const { id, name } of residents) names.set(`resident:${id}`, name)
  }
  return names
}
