import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { givenHouse, givenResident } from '../testing/houses.ts'
import { TestOffice } from '../testing/office.ts'
import { refusal } from '../testing/tickets.ts'
import { loadActor } from './actors.ts'
import { Call } from './call.ts'
import { Undoable, undoSet, type PutBack } from './undo.ts'

let office: TestOffice

beforeAll(async () => {
  ;({ office } = await TestOffice.open())
})
afterAll(() => office.close())

/** One command of the first user, audited as every command is. */
async function command<Result>(work: (call: Call) => Promise<Result>): Promise<Result> {
  const { services } = office.core
  const actor = await loadActor(services.database.kysely, 1)
  const call = new Call(services, { host: 'browser', token: null }, 'residents.archive', actor)
  return call.transact(async (inside) => {
    const result = await work(inside)
    await inside.audit({ subject: 'resident:1' })
    return result
  })
}

/** Writes through an `Undoable`; answers with the id of its set. */
const written = (work: (undoable: Undoable) => Promise<unknown>): Promise<number> =>
  command(async (call) => {
    const undoable = new Undoable(call, 'resident:1')
    await work(undoable)
    return undoable.finish()
  })

const undone = (id: number): Promise<PutBack[]> => command((call) => undoSet(call, id))

const db = () => office.core.services.database.kysely
const resident = (id: number) =>
  db().selectFrom('residents').selectAll().where('id', '=', id).executeTakeFirst()
const phones = async (id: number) =>
  (await db().selectFrom('resident_phones').select('phone').where('resident_id', '=', id).execute()).map(
    ({ phone }) => phone,
  )
const occupancy = {
  role: 'owner',
  since: null,
  until: null,
  is_primary: 0,
  import_id: null,
} as const

describe('what a command wrote', () => {
  it('is put back column by column, under a new version', async () => {
    const id = await givenResident(office, { name: '王芳' })
    const set = await written((undoable) =>
      undoable.update('residents', id, { name: '王方', notes: '', birth_year: 1970 }),
    )
    expect(await resident(id)).toMatchObject({ name: '王方', birth_year: 1970, version: 2 })
    await undone(set)
    expect(await resident(id)).toMatchObject({ name: '王芳', birth_year: null, version: 3 })
  })

  it('is left alone where it was so already: no new version', async () => {
    const id = await givenResident(office, { name: '王芳' })
    await written(async (undoable) => {
      expect(await undoable.update('residents', id, { name: '王芳' })).toEqual({ id, version: 1 })
    })
    expect((await resident(id))?.version).toBe(1)
  })

  it('leaves what others wrote to the same row meanwhile', async () => {
    const id = await givenResident(office, { name: '王芳' })
    const set = await written((undoable) => undoable.update('residents', id, { name: '王方' }))
    await db().updateTable('residents').set({ notes: '夜班' }).where('id', '=', id).execute()
    await undone(set)
    expect(await resident(id)).toMatchObject({ name: '王芳', notes: '夜班' })
  })

  it('goes again when the command made it, and comes back when the command removed it', async () => {
    const houseId = await givenHouse(office, '3-2-501')
    const id = await givenResident(office, { name: '王芳', phone: '13800135678' })
    const [phone] = await db()
      .selectFrom('resident_phones')
      .selectAll()
      .where('resident_id', '=', id)
      .execute()
    let made = 0
    const set = await written(async (undoable) => {
      made = (await undoable.insert('occupancies', { house_id: houseId, resident_id: id, ...occupancy })).id
      await undoable.remove('resident_phones', phone!.id)
    })
    expect(await phones(id)).toEqual([])
    const putBack = await undone(set)
    expect(await phones(id)).toEqual(['13800135678'])
    const living = db().selectFrom('occupancies').select('id').where('resident_id', '=', id)
    expect(await living.execute()).toEqual([])
    expect(putBack).toMatchObject([
      { table: 'resident_phones', id: phone!.id, was: null, row: { phone: '13800135678', resident_id: id } },
      { table: 'occupancies', id: made, was: { resident_id: id }, row: null },
    ])
  })

  it('is put back in the reverse order, whatever hangs on what', async () => {
    const houseId = await givenHouse(office, '3-2-502')
    const other = await givenResident(office, { name: '李雷' })
    const id = await givenResident(office, { name: '王芳', houseId })
    const [home] = await db().selectFrom('occupancies').selectAll().where('resident_id', '=', id).execute()
    let made = 0
    const set = await written(async (undoable) => {
      await undoable.update('occupancies', home!.id, { role: 'tenant' })
      await undoable.update('occupancies', home!.id, { role: 'family', resident_id: other })
      await undoable.remove('occupancies', home!.id)
      made = (await undoable.insert('residents', newcomer)).id
      await undoable.insert('occupancies', { house_id: houseId, resident_id: made, ...occupancy })
      await undoable.update('residents', made, { name: '新业主二' })
    })
    await undone(set)
    expect(await resident(made)).toBeUndefined()
    const { version: _version, updated_at: _at, updated_by: _by, ...before } = home!
    const now = await db().selectFrom('occupancies').selectAll().where('house_id', '=', houseId).execute()
    expect(now).toMatchObject([before])
  })

  it('is nothing when the command made it and removed it itself', async () => {
    let made = 0
    const set = await written(async (undoable) => {
      made = (await undoable.insert('residents', newcomer)).id
      await undoable.remove('residents', made)
    })
    expect(await undone(set)).toEqual([])
    expect(await resident(made)).toBeUndefined()
  })
})

const newcomer = {
  name: '新业主',
  gender: null,
  birth_year: null,
  occupation: '',
  group_id: null,
  emergency_name: '',
  emergency_phone: '',
  notes: '',
  import_id: null,
  archived_at: null,
  id_number_sealed: null,
  id_number_digest: null,
  merged_into: null,
}

describe('it is refused, and nothing is touched,', () => {
  it('when a value is not the one the command wrote', async () => {
    const [one, two] = [
      await givenResident(office, { name: '甲' }),
      await givenResident(office, { name: '乙' }),
    ]
    const set = await written(async (undoable) => {
      await undoable.update('residents', one, { name: '甲甲' })
      await undoable.update('residents', two, { name: '乙乙' })
    })
    await db().updateTable('residents').set({ name: '丙' }).where('id', '=', one).execute()
    expect(await refusal(undone(set))).toBe('CHANGED_SINCE')
    expect([(await resident(one))?.name, (await resident(two))?.name]).toEqual(['丙', '乙乙'])
  })

  it('when the row is gone', async () => {
    const id = await givenResident(office, { name: '甲' })
    const set = await written((undoable) => undoable.update('residents', id, { name: '甲甲' }))
    await db().deleteFrom('residents').where('id', '=', id).execute()
    expect(await refusal(undone(set))).toBe('CHANGED_SINCE')
  })

  it('when another row has got the number of the one that was written', async () => {
    const id = await givenResident(office, { name: '甲' })
    const tag = { resident_id: id, source: 'told', noted_on: '2026-11-21', kind: 'need', met_on: null }
    const stamp = { created_by: null, updated_by: null, updated_at: '2026-11-01T00:00:00.000Z' }
    const wish = { ...tag, ...stamp, words: '书法' }
    const insert = (created_at: string) =>
      db()
        .insertInto('resident_preferences')
        .values({ ...wish, created_at })
        .returning('id')
        .executeTakeFirstOrThrow()
    const first = await insert('2026-11-01T00:00:00.000Z')
    const set = await written((undoable) =>
      undoable.update('resident_preferences', first.id, { words: '国画' }),
    )
    await db().deleteFrom('resident_preferences').where('id', '=', first.id).execute()
    expect(await insert('2026-11-02T00:00:00.000Z')).toEqual(first)
    await db().updateTable('resident_preferences').set({ words: '国画' }).execute()
    expect(await refusal(undone(set))).toBe('CHANGED_SINCE')
  })

  it('when something refers to a row that the command made', async () => {
    const houseId = await givenHouse(office, '3-2-503')
    let made = 0
    const set = await written(async (undoable) => {
      made = (await undoable.insert('residents', newcomer)).id
    })
    await db()
      .insertInto('occupancies')
      .values({ house_id: houseId, resident_id: made, ...occupancy, ...stamped })
      .execute()
    expect(await refusal(undone(set))).toBe('CHANGED_SINCE')
    expect(await resident(made)).toMatchObject({ name: '新业主' })
  })

  it('when a row that the command made was edited', async () => {
    let made = 0
    const set = await written(async (undoable) => {
      made = (await undoable.insert('residents', newcomer)).id
    })
    await command((call) => new Undoable(call, 'resident:1').update('residents', made, { notes: '新' }))
    expect(await refusal(undone(set))).toBe('CHANGED_SINCE')
  })

  it('when what was removed is there again', async () => {
    const id = await givenResident(office, { name: '甲', phone: '13800135678' })
    const [phone] = await db()
      .selectFrom('resident_phones')
      .selectAll()
      .where('resident_id', '=', id)
      .execute()
    const set = await written((undoable) => undoable.remove('resident_phones', phone!.id))
    const { id: _id, ...again } = phone!
    await db().insertInto('resident_phones').values(again).execute()
    expect(await refusal(undone(set))).toBe('CHANGED_SINCE')
    expect(await phones(id)).toEqual(['13800135678'])
  })

  it('a second time, and for what never was', async () => {
    const id = await givenResident(office, { name: '甲' })
    const set = await written((undoable) => undoable.update('residents', id, { name: '甲甲' }))
    await undone(set)
    expect(await refusal(undone(set))).toBe('NOT_ALLOWED_NOW')
    expect(await refusal(undone(999_999))).toBe('NOT_FOUND')
  })
})

describe('writing is refused', () => {
  it('where the row is not the version the writer saw, or is not there', async () => {
    const id = await givenResident(office, { name: '甲' })
    const writing = (row: number, seen: number) =>
      written((undoable) => undoable.update('residents', row, { name: '乙' }, seen))
    expect(await refusal(writing(id, 7))).toBe('CONFLICT')
    expect(await refusal(writing(999_999, 1))).toBe('NOT_FOUND')
    expect(await refusal(written((undoable) => undoable.remove('residents', 999_999)))).toBe('NOT_FOUND')
    expect((await resident(id))?.name).toBe('甲')
  })
})

const stamped = {
  created_at: '2026-11-01T00:00:00.000Z',
  created_by: null,
  updated_at: '2026-11-01T00:00:00.000Z',
  updated_by: null,
}
