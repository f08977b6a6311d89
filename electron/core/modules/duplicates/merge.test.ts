import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newContact } from '../../testing/contacts.ts'
import { dumpOf } from '../../testing/dump.ts'
import { givenHouse, givenResident } from '../../testing/houses.ts'
import { newPayment } from '../../testing/money.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { deskOf, refusal, registration } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let home: number
let shop: number
let kept: number
let dropped: number

/** 王芳 is on record twice: as owner of 3-2-501, and with a second phone, a shop of old and much that is known of her. */
beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
  home = await givenHouse(office, '3-2-501')
  shop = await givenHouse(office, '商业街 商铺02')
  kept = (
    await manager.residents.create({
      name: '王芳',
      occupation: '教师',
      phones: [{ phone: '13800135678' }],
      plates: ['京A12345'],
      occupancy: { houseId: home, role: 'owner', since: '2019', primary: true },
    })
  ).id
  dropped = (
    await manager.residents.create({
      name: '王方',
      gender: 'female',
      occupation: '老师',
      birthYear: 1970,
      idNumber: '11010519491231002X',
      phones: [{ phone: '13800135678', label: '手机' }, { phone: '13911112222' }],
      plates: ['京A12345', '京B54321'],
      occupancy: { houseId: shop, role: 'merchant', since: '2018' },
    })
  ).id
  const [stay] = (await manager.residents.get({ id: dropped })).occupancies
  await manager.residents.endOccupancy({ id: stay!.id, version: stay!.version, until: '2020' })
  await manager.residents.addOccupancy({
    residentId: dropped,
    houseId: home,
    role: 'owner',
    since: '2017-03',
  })
})
afterEach(() => office.close())

const versionOf = async (id: number) => (await manager.residents.get({ id })).version
const merge = async (take: Parameters<TestClient['duplicates']['merge']>[0]['take'] = []) =>
  manager.duplicates.merge({
    kept: { id: kept, version: await versionOf(kept) },
    dropped: { id: dropped, version: await versionOf(dropped) },
    take,
  })

/** Tags, flags, bands, wishes, a ticket, and a call with a promise: some of it on both records. */
async function givenMuchMore() {
  const entry = (dictionary: 'tags' | 'care-flags', name: string) =>
    manager.dictionaries.add({ dictionary, name })
  const both = await entry('tags', '书友')
  const one = await entry('tags', '合唱队')
  await manager.residents.setTags({
    residentId: kept,
    version: await versionOf(kept),
    entryIds: [both.id],
  })
  await manager.residents.setTags({
    residentId: dropped,
    version: await versionOf(dropped),
    entryIds: [both.id, one.id],
  })
  const alone = await entry('care-flags', '独自居住')
  const ill = await entry('care-flags', '行动不便者')
  await manager.residents.setFlag({ residentId: kept, entryId: alone.id })
  await manager.residents.setFlag({
    residentId: dropped,
    entryId: alone.id,
    note: '儿子在外地',
    reviewOn: '2027-01-01',
  })
  await manager.residents.setFlag({ residentId: dropped, entryId: ill.id, note: '轮椅' })
  for (const [residentId, band] of [
    [kept, '45-59'],
    [dropped, '60-69'],
  ] as const)
    await manager.residents.setBand({ residentId, aspect: 'age', band })
  await manager.residents.setBand({ residentId: dropped, aspect: 'education', band: 'college' })
  for (const residentId of [kept, dropped])
    await manager.residents.addPreference({ residentId, kind: 'preference', words: '书法' })
  await manager.residents.addPreference({ residentId: dropped, kind: 'need', words: '陪诊' })
  const desk = await deskOf(manager)
  for (const residentId of [kept, dropped])
    await manager.tickets.register(registration(desk, { houseId: home, residentId }))
  await manager.contacts.add({
    ...newContact({ residentId: dropped, words: '答应回电' }),
    promises: [{ words: '回电', dueOn: '2026-11-23' }],
  })
  await manager.registers.parcels.arrive({ residentId: dropped })
  await manager.disclosures.objections.add({ residentId: dropped, kind: 'question', words: '问' })
  await manager.services.requests.ask({ kind: 'cleaning', residentId: dropped, words: '擦玻璃' })
  await manager.fees.payments.take(newPayment(home, { residentId: dropped, advanceFen: 100 }))
  const heard = { kind: 'interview' as const, day: '2026-11-20', words: '希望多装充电桩' }
  await manager.voices.add({ ...heard, residentId: dropped, requestKey: randomUUID() })
}

describe('merging two records of one person', () => {
  it('leaves one card with everything of both', async () => {
    await givenMuchMore()
    await merge()
    const card = await manager.residents.get({ id: kept })
    expect(card).toMatchObject({
      name: '王芳',
      gender: 'female',
      occupation: '教师',
      birthYear: 1970,
      phones: [{ masked: '138****5678', label: '手机' }, { masked: '139****2222' }],
      plates: [{ plate: '京A12345' }, { plate: '京B54321' }],
      occupancies: [
        { label: '3-2-501', role: 'owner', since: '2017-03', until: null, primary: true },
        { label: '商业街 商铺02', role: 'merchant', since: '2018', until: '2020' },
      ],
      tags: [{ name: '书友' }, { name: '合唱队' }],
      flags: [
        { name: '独自居住', note: '儿子在外地', reviewOn: '2027-01-01' },
        { name: '行动不便者', note: '轮椅' },
      ],
      bands: [
        { aspect: 'age', band: '45-59' },
        { aspect: 'education', band: 'college' },
      ],
      openPromises: 1,
    })
    expect(card.idNumber).toMatch(/^110.*X$/)
    expect(card.preferences.map(({ words }) => words).sort()).toEqual(['书法', '陪诊'])
    expect(card.tickets).toHaveLength(2)
    expect((await manager.houses.get({ id: home })).occupancies).toHaveLength(1)
    expect((await manager.registers.parcels.list({})).rows).toMatchObject([{ residentId: kept }])
    const { raw } = office.core.services.database
    expect(raw.prepare('SELECT resident_id FROM service_requests').pluck().all()).toEqual([kept])
    expect(raw.prepare('SELECT resident_id FROM objections').pluck().all()).toEqual([kept])
    expect(raw.prepare('SELECT resident_id FROM payments').pluck().all()).toEqual([kept])
    expect(raw.prepare('SELECT resident_id FROM voices').pluck().all()).toEqual([kept])
  })

  it('takes the other value where it is asked for, and never an empty one', async () => {
    const before = await manager.residents.get({ id: kept })
    await manager.residents.update({ ...before, notes: '夜班', idNumber: '' })
    await merge(['name', 'occupation', 'notes'])
    expect(await manager.residents.get({ id: kept })).toMatchObject({
      name: '王方',
      occupation: '老师',
      notes: '夜班',
    })
  })

  it('takes the dropped record out of lists and search, and keeps it with where it went', async () => {
    await merge()
    expect(await manager.residents.get({ id: dropped })).toMatchObject({ mergedInto: kept, idNumber: '' })
    const { rows } = await manager.residents.list({ text: '139' })
    expect(rows.map(({ id }) => id)).toEqual([kept])
    const found = await manager.search.box({ text: '13911112222' })
    expect(found).toMatchObject([{ residentId: kept, name: '王芳' }])
    expect(await manager.search.box({ text: '王方' })).toEqual([])
    expect((await manager.search.box({ text: 'wf501' })).map(({ residentId }) => residentId)).toEqual([kept])
    expect(await refusal(manager.residents.addPhone({ residentId: dropped, phone: '13800000001' }))).toBe(
      'NOT_ALLOWED_NOW',
    )
  })

  it('keeps no personal value in the audit chain', async () => {
    await merge(['name'])
    const { rows } = await manager.system.audit({ action: 'duplicates.merge' })
    expect(rows.map(({ subject }) => subject).sort()).toEqual(
      [`resident:${dropped}`, `resident:${kept}`].sort(),
    )
    expect(JSON.stringify(rows)).not.toMatch(/王|138|11010519491231002X/)
  })
})

describe('taking a merge back', () => {
  it.each([
    ['as it is', []],
    ['every field taken', ['name', 'occupation', 'gender', 'idNumber', 'notes']],
  ] as const)('gives back every row exactly: %s', async (_, take) => {
    await givenMuchMore()
    const before = dumpOf(office)
    const { undoId } = await merge([...take])
    expect(dumpOf(office)).not.toEqual(before)
    await manager.changes.undo({ id: undoId })
    expect(dumpOf(office)).toEqual(before)
    expect((await manager.search.box({ text: '王方' }))[0]).toMatchObject({ residentId: dropped })
  })

  it('is refused as a whole when something of it was changed since', async () => {
    const { undoId } = await merge()
    const { phones } = await manager.residents.get({ id: kept })
    await manager.residents.removePhone({ residentId: kept, phoneId: phones[1]!.id })
    const before = dumpOf(office)
    expect(await refusal(manager.changes.undo({ id: undoId }))).toBe('CHANGED_SINCE')
    expect(dumpOf(office)).toEqual(before)
  })

  it('works link by link when the one was merged into a third', async () => {
    const third = await givenResident(office, { name: '王芳芳', phone: '13700001111' })
    const before = dumpOf(office)
    const first = await merge()
    const second = await manager.duplicates.merge({
      kept: { id: third, version: await versionOf(third) },
      dropped: { id: kept, version: await versionOf(kept) },
    })
    expect(await refusal(manager.changes.undo({ id: first.undoId }))).toBe('CHANGED_SINCE')
    await manager.changes.undo({ id: second.undoId })
    await manager.changes.undo({ id: first.undoId })
    expect(dumpOf(office)).toEqual(before)
  })
})

describe('a merge is refused', () => {
  it('when either record is not as it was seen', async () => {
    const seen = { kept: await versionOf(kept), dropped: await versionOf(dropped) }
    const asked = (keptVersion: number, droppedVersion: number) =>
      refusal(
        manager.duplicates.merge({
          kept: { id: kept, version: keptVersion },
          dropped: { id: dropped, version: droppedVersion },
        }),
      )
    expect(await asked(seen.kept + 1, seen.dropped)).toBe('CONFLICT')
    expect(await asked(seen.kept, seen.dropped + 1)).toBe('CONFLICT')
    expect(await asked(seen.kept, seen.dropped)).toBe('accepted')
    expect(await asked(seen.kept + 1, seen.dropped + 1)).toBe('NOT_ALLOWED_NOW')
  })

  it('of somebody with themselves, and of nobody', async () => {
    const one = { id: kept, version: await versionOf(kept) }
    expect(await refusal(manager.duplicates.merge({ kept: one, dropped: one }))).toBe('INVALID_INPUT dropped')
    const nobody = { id: 999, version: 1 }
    expect(await refusal(manager.duplicates.merge({ kept: one, dropped: nobody }))).toBe('NOT_FOUND')
  })

  it('while an import is writing', async () => {
    await office.core.services.database.kysely
      .insertInto('imports')
      .values({
        file_name: 'x.xlsx',
        state: 'applying',
        source: '',
        sheet_index: 0,
        header_row: null,
        mapping: '{}',
        counts: '{}',
        staff_id: 1,
        created_at: '2026-11-21T01:00:00.000Z',
        created_by: 1,
        updated_at: '2026-11-21T01:00:00.000Z',
        updated_by: 1,
      })
      .execute()
    expect(await refusal(merge())).toBe('IN_USE')
  })

  it('to who may not merge, who may not even look', async () => {
    const clerk = await office.signIn(manager, 'chenjie', ['clerk'])
    const pair = { firstId: kept, secondId: dropped }
    const reference = { id: kept, version: 1 }
    for (const asked of [
      clerk.duplicates.suggestions({}),
      clerk.duplicates.compare(pair),
      clerk.duplicates.dismiss(pair),
      clerk.duplicates.merge({ kept: reference, dropped: { id: dropped, version: 1 } }),
    ])
      expect(await refusal(asked)).toBe('NOT_PERMITTED')
    expect(await versionOf(kept)).toBe(1)
  })
})
