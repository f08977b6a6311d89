import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { bandAspects, bands } from '../../../../shared/modules/residents/terms.ts'
import { givenEntry, givenHouse } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { refusal } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let id: number

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
})
afterAll(async () => {
  expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
  await office.close()
})
beforeEach(async () => {
  ;({ id } = await manager.residents.create({ name: '王芳' }))
})

const card = () => manager.residents.get({ id })
const undo = (undoId: number) => manager.changes.undo({ id: undoId })

describe('phones', () => {
  const phones = async () => (await card()).phones.map(({ masked, label }) => [masked, label])
  const add = (phone: string, label = '') => manager.residents.addPhone({ residentId: id, phone, label })

  it('get another label, and the one to call stands first everywhere', async () => {
    await add('13800131111', 'mobile')
    const second = await add('13800132222')
    const third = await add('13800133333')
    await manager.residents.changePhone({ ...second, label: 'spouse' })
    expect(await phones()).toEqual([
      ['138****1111', 'mobile'],
      ['138****2222', 'spouse'],
      ['138****3333', ''],
    ])
    const first = await manager.residents.changePhone({ ...third, label: '', first: true })
    expect((await phones())[0]).toEqual(['138****3333', ''])
    await manager.residents.changePhone({ ...first, label: 'work', first: true })
    expect((await phones()).map(([masked]) => masked)).toEqual(['138****3333', '138****1111', '138****2222'])
    expect((await manager.search.box({ text: '13800131111' }))[0]!.phone).toBe('138****1111')
    const { rows } = await manager.residents.list({ text: '13800131111' })
    expect(rows[0]!.phone).toBe('138****3333')
    expect(await refusal(manager.residents.changePhone({ ...third, label: '' }))).toBe('CONFLICT')
  })

  it('come back where they stood when their removal is undone', async () => {
    const { id: phoneId } = await add('13800134444', 'mobile')
    await add('13800135555')
    const { undoId } = await manager.residents.removePhone({ residentId: id, phoneId })
    expect(await phones()).toEqual([['138****5555', '']])
    await undo(undoId)
    expect(await phones()).toEqual([
      ['138****4444', 'mobile'],
      ['138****5555', ''],
    ])
    expect(await refusal(undo(undoId))).toBe('NOT_ALLOWED_NOW')
    const { id: again } = await manager.residents.create({ name: '李雷' })
    expect(await refusal(manager.residents.removePhone({ residentId: again, phoneId }))).toBe('NOT_FOUND')
  })
})

describe('plates', () => {
  const plates = async () => (await card()).plates.map(({ plate }) => plate)
  const add = (plate: string) => manager.residents.addPlate({ residentId: id, plate })

  it('are kept in one written form, each once', async () => {
    await add('京a·12345')
    expect(await plates()).toEqual(['京A12345'])
    expect(await refusal(add('京Ａ 12345'))).toBe('ALREADY_EXISTS plate')
    expect(await refusal(add('临时'))).toBe('INVALID_INPUT plate')
    const typed = { name: '李雷', plates: ['沪B13579', '无'] }
    expect(await refusal(manager.residents.create(typed))).toBe('INVALID_INPUT plates.1')
  })

  it('come back when their removal is undone', async () => {
    const { id: plateId } = await add('京A12345')
    const { undoId } = await manager.residents.removePlate({ residentId: id, plateId })
    expect(await plates()).toEqual([])
    await undo(undoId)
    expect(await plates()).toEqual(['京A12345'])
  })
})

describe('tags', () => {
  const set = async (entryIds: number[], seen?: number) =>
    manager.residents.setTags({ residentId: id, version: seen ?? (await card()).version, entryIds })
  const tags = async () => (await card()).tags.map(({ name }) => name)

  it('are those that were chosen last', async () => {
    const [old, dog, shop] = await Promise.all(
      ['老住户', '养犬', '开店'].map((name) => givenEntry(office, 'tags', name)),
    )
    await set([old!, dog!, dog!])
    expect(await tags()).toEqual(['老住户', '养犬'])
    await set([dog!, shop!])
    expect(await tags()).toEqual(['养犬', '开店'])
    await set([])
    expect(await tags()).toEqual([])
  })

  it('do not overwrite what somebody else chose or wrote first', async () => {
    const [old, dog] = await Promise.all(['老住户', '养犬'].map((name) => givenEntry(office, 'tags', name)))
    const { version } = await card()
    const written = await set([old!], version)
    expect(await refusal(set([dog!], version))).toBe('CONFLICT')
    expect(await tags()).toEqual(['老住户'])
    const stale = manager.residents.update({ id, version, name: '王方' })
    expect(await refusal(stale)).toBe('CONFLICT')
    await set([old!, dog!], written.version)
    expect(await tags()).toEqual(['老住户', '养犬'])
  })

  it('that are not offered any more stay, and come to nobody', async () => {
    const entry = await givenEntry(office, 'tags', '旧标签')
    const other = await givenEntry(office, 'tags', '新标签')
    await set([entry])
    await office.core.services.database.kysely
      .updateTable('dictionary_entries')
      .set({ archived_at: '2026-11-21T01:00:00.000Z' })
      .where('id', '=', entry)
      .execute()
    await set([entry, other])
    expect(await tags()).toEqual(['旧标签', '新标签'])
    const { id: second, version } = await manager.residents.create({ name: '李雷' })
    const choose = (entryIds: number[]) =>
      manager.residents.setTags({ residentId: second, version, entryIds })
    expect(await refusal(choose([entry]))).toBe('NOT_FOUND entryIds')
    expect(await refusal(choose([await givenEntry(office, 'care-flags', '独居')]))).toBe('NOT_FOUND entryIds')
  })
})

describe('bands', () => {
  type Aspect = (typeof bandAspects)[number]
  const seen = async (aspect: Aspect) =>
    (await card()).bands.find((band) => band.aspect === aspect)?.version ?? null
  const set = async (aspect: Aspect, band: string | null, version?: number | null) =>
    manager.residents.setBand({
      residentId: id,
      aspect,
      version: version === undefined ? await seen(aspect) : version,
      band,
      source: 'survey',
    })

  it('are noted with their source and the day, replaced and forgotten', async () => {
    await set('household', 'couple')
    await set('age', '60-69')
    await set('age', '70-79')
    expect((await card()).bands).toEqual([
      { aspect: 'age', version: 2, band: '70-79', source: 'survey', notedOn: '2026-11-21' },
      { aspect: 'household', version: 1, band: 'couple', source: 'survey', notedOn: '2026-11-21' },
    ])
    await set('age', null)
    await set('income', null)
    expect((await card()).bands.map(({ aspect }) => aspect)).toEqual(['household'])
  })

  it('do not overwrite what somebody else noted or forgot first', async () => {
    await set('age', '60-69', null)
    expect(await refusal(set('age', '70-79', null))).toBe('CONFLICT')
    const version = await seen('age')
    await set('age', '45-59', version)
    expect(await refusal(set('age', '70-79', version))).toBe('CONFLICT')
    expect(await refusal(set('age', null, version))).toBe('CONFLICT')
    expect((await card()).bands).toMatchObject([{ aspect: 'age', band: '45-59' }])
    await set('age', null)
    expect(await refusal(set('age', '70-79', 2))).toBe('CONFLICT')
    expect((await card()).bands).toEqual([])
  })

  it('are of their own aspect', async () => {
    for (const aspect of bandAspects) {
      const foreign = bandAspects.flatMap((each) => (each === aspect ? [] : bands[each]))
      expect(await refusal(set(aspect, bands[aspect][0]))).toBe('accepted')
      for (const band of [...foreign, '', '68'])
        if (!(bands[aspect] as readonly string[]).includes(band))
          expect(await refusal(set(aspect, band))).toBe('INVALID_INPUT band')
    }
  })
})

describe('preferences and needs', () => {
  const add = (kind: 'preference' | 'need', words: string) =>
    manager.residents.addPreference({ residentId: id, kind, words, source: 'visit' })

  it('stand with who noted them, an unmet need first', async () => {
    await add('preference', '喜欢安静')
    const need = await add('need', '想要无障碍坡道')
    await add('preference', '上午不在家')
    const shown = async () => (await card()).preferences.map(({ words, by, metOn }) => [words, by, metOn])
    expect(await shown()).toEqual([
      ['想要无障碍坡道', '李静', null],
      ['上午不在家', '李静', null],
      ['喜欢安静', '李静', null],
    ])
    const met = await manager.residents.meetPreference({ ...need, metOn: '2026-11-20' })
    expect((await shown())[1]).toEqual(['想要无障碍坡道', '李静', '2026-11-20'])
    await manager.residents.meetPreference({ ...met, metOn: null })
    expect((await shown())[0]).toEqual(['想要无障碍坡道', '李静', null])
  })

  it('cannot be met before the day comes, by an old page, or when nothing is needed', async () => {
    const need = await add('need', '坡道')
    const meet = (reference: { id: number; version: number }, metOn: string) =>
      refusal(manager.residents.meetPreference({ ...reference, metOn }))
    expect(await meet(need, '2026-11-22')).toBe('INVALID_INPUT metOn')
    expect(await meet(await add('preference', '安静'), '2026-11-20')).toBe('NOT_ALLOWED_NOW')
    expect(await meet(need, '2026-11-21')).toBe('accepted')
    expect(await meet(need, '2026-11-21')).toBe('CONFLICT')
  })

  it('go, and come back when that is undone', async () => {
    const { id: preferenceId, version } = await add('preference', '喜欢安静')
    const remove = (seen: number) => manager.residents.removePreference({ id: preferenceId, version: seen })
    expect(await refusal(remove(version + 1))).toBe('CONFLICT')
    const { undoId } = await remove(version)
    expect((await card()).preferences).toEqual([])
    await undo(undoId)
    expect((await card()).preferences).toMatchObject([{ words: '喜欢安静' }])
  })
})

describe('living somewhere', () => {
  let houseId: number
  let room = 100
  beforeEach(async () => {
    houseId = await givenHouse(office, `5-1-${++room}`)
    await manager.residents.addOccupancy({ residentId: id, houseId, role: 'owner', since: '2019-10' })
  })
  const home = async () => (await card()).occupancies[0]!
  const contact = async () => {
    const { occupancies } = await manager.houses.get({ id: houseId })
    return occupancies.filter(({ primary }) => primary).map(({ name }) => name)
  }

  it('ends on a day, and goes on when that is undone', async () => {
    const { id: occupancyId, version } = await home()
    const end = (until: string, seen = version) =>
      manager.residents.endOccupancy({ id: occupancyId, version: seen, until })
    expect(await refusal(end('2019-09-30'))).toBe('INVALID_INPUT until')
    expect(await refusal(end('2026', version + 1))).toBe('CONFLICT')
    for (const until of ['2026-11-22', '2026-12', '2027'])
      expect(await refusal(end(until))).toBe('INVALID_INPUT until')
    await expect(end('2027')).rejects.toMatchObject({ data: { params: { reason: 'future' } } })
    const { undoId } = await end('2019')
    expect(await home()).toMatchObject({ until: '2019', primary: false })
    expect(await refusal(end('2020', version + 1))).toBe('NOT_ALLOWED_NOW')
    await undo(undoId)
    expect(await home()).toMatchObject({ until: null, primary: true })
    for (const until of ['2026', '2026-11', '2026-11-21']) {
      const { version: now } = await home()
      await undo((await end(until, now)).undoId)
    }
  })

  it('has one person whom the office calls first', async () => {
    const { id: second } = await manager.residents.create({
      name: '李雷',
      occupancy: { houseId, role: 'family' },
    })
    expect(await contact()).toEqual(['王芳'])
    const theirs = (await manager.residents.get({ id: second })).occupancies[0]!
    const written = await manager.residents.setPrimary(theirs)
    expect(await contact()).toEqual(['李雷'])
    expect(await refusal(manager.residents.setPrimary(theirs))).toBe('CONFLICT')
    expect(await manager.residents.setPrimary(written)).toEqual(written)
    await manager.residents.endOccupancy({ ...written, until: '2026-11-20' })
    const ended = (await manager.residents.get({ id: second })).occupancies[0]!
    expect(await refusal(manager.residents.setPrimary(ended))).toBe('NOT_ALLOWED_NOW')
    expect(await contact()).toEqual([])
  })

  it('names in the audit who is called first no more', async () => {
    const latest = async (action: string) =>
      (await manager.system.audit({ action })).rows
        .slice(0, 2)
        .map(({ subject, fields }) => [subject, fields])
    const mine = [`resident:${id}`, ['houseId', 'is_primary']]
    const { version } = await home()
    const occupancy = { houseId, role: 'family', primary: true } as const
    const { id: second } = await manager.residents.create({ name: '李雷', occupancy })
    expect((await latest('residents.create'))[1]).toEqual(mine)
    const displaced = await home()
    expect(displaced).toMatchObject({ primary: false, version: version + 1 })
    await manager.residents.setPrimary(displaced)
    expect(await latest('residents.setPrimary')).toEqual([mine, [`resident:${second}`, mine[1]]])
    expect((await manager.residents.get({ id: second })).occupancies[0]).toMatchObject({
      primary: false,
      version: 2,
    })
    await manager.residents.endOccupancy({ ...(await home()), until: '2026-11-21' })
    expect((await latest('residents.endOccupancy'))[0]![1]).toEqual(['is_primary', 'until'])
  })

  it('is not in a house that is archived', async () => {
    const empty = await givenHouse(office, '5-2-999')
    const { version } = await manager.houses.get({ id: empty })
    await manager.houses.archive({ id: empty, version })
    const move = manager.residents.addOccupancy({ residentId: id, houseId: empty, role: 'tenant' })
    expect(await refusal(move)).toBe('NOT_FOUND houseId')
  })
})
