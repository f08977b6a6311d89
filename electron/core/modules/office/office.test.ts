import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { givenHouse } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { refusal } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let clerk: TestClient

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
  clerk = await office.signIn(manager, 'chenjie', ['clerk'])
})
afterAll(async () => {
  expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
  await office.close()
})

async function profileFields() {
  const {
    timeZone: _zone,
    communityId: _id,
    communityName: _name,
    ...fields
  } = await manager.office.profile()
  return fields
}

describe('the profile', () => {
  it('changes only for whoever saw the newest', async () => {
    const seen = await profileFields()
    const { version } = seen
    expect(await manager.office.updateProfile({ ...seen, slogan: '新', printFooter: '监督 12345' })).toEqual({
      version: version + 1,
    })
    expect(await refusal(manager.office.updateProfile({ ...seen, slogan: '旧' }))).toBe('CONFLICT')
    expect(await profileFields()).toMatchObject({
      slogan: '新',
      printFooter: '监督 12345',
      version: version + 1,
    })
  })

  it('is for those who run the office to change, and for everybody to read', async () => {
    const seen = await profileFields()
    expect(await refusal(clerk.office.updateProfile(seen))).toBe('NOT_PERMITTED')
    expect(await refusal(clerk.office.profile())).toBe('accepted')
  })
})

describe('the forms', () => {
  it('have a number each from the first day', async () => {
    const forms = await clerk.office.forms()
    expect(forms.map(({ code }) => code)).toEqual([
      'slip',
      'list',
      'house-card',
      'resident-card',
      'contact-list',
      'building-grid',
      'work-sheet',
      'blank-slip',
      'key-register',
      'parcel-register',
      'visitor-register',
      'item-pass',
      'item-pass-register',
      'service-register',
      'directory',
      'price-board',
      'month',
      'print-log',
      'receipt',
      'daily-closing',
      'arrears-letter',
      'house-account',
      'money-pictures',
      'disclosure',
      'notice',
      'survey-form',
      'survey-papers',
      'survey-report',
      'voice',
      'needs-map',
    ])
    expect(forms.every(({ number, version }) => number !== '' && version === 1)).toBe(true)
    expect(forms[0]).toMatchObject({ number: 'KF-03', retention: '保存三年' })
  })

  it('change only for whoever saw the newest, and only by those who run the office', async () => {
    const form = (await manager.office.forms()).find(({ code }) => code === 'list')!
    expect(await refusal(clerk.office.updateForm({ ...form, number: 'X' }))).toBe('NOT_PERMITTED')
    expect(await manager.office.updateForm({ ...form, edition: 'B/0' })).toEqual({ version: 2 })
    expect(await refusal(manager.office.updateForm({ ...form, edition: 'C/0' }))).toBe('CONFLICT')
    expect((await manager.office.forms())[1]).toMatchObject({ edition: 'B/0', number: form.number })
    const { rows } = await manager.system.audit({ action: 'office.updateForm' })
    expect(rows[0]).toMatchObject({
      subject: 'form:list',
      fields: ['copies', 'edition', 'notes', 'number', 'paper', 'retention', 'title'],
    })
  })

  it("carry the office's title, notes, copies and paper, but none that the form does not fit", async () => {
    const sheet = (await manager.office.forms()).find(({ code }) => code === 'work-sheet')!
    const changed = {
      title: '工程派工单',
      notes: '请核对工号',
      copies: '工程联、住户联',
      paper: 'A5',
    } as const
    await manager.office.updateForm({ ...sheet, ...changed })
    expect((await clerk.office.forms()).find(({ code }) => code === 'work-sheet')).toMatchObject(changed)
    const roll = { ...sheet, version: 2, paper: '80mm' } as const
    expect(await refusal(manager.office.updateForm(roll))).toBe('INVALID_INPUT paper')
  })
})

describe('the communities', () => {
  it('are projects with figures and the houses on record', async () => {
    await givenHouse(office, '3-2-501')
    const [first] = await manager.office.communities()
    expect(first).toMatchObject({ name: '青龙园', current: true, houses: 1, kind: 'residential' })
    const figures = {
      name: '青龙\u200b广场 ',
      kind: 'commercial' as const,
      areaHundredths: 1_234_500,
      households: 80,
      occupiedHouseholds: 60,
      deliveredYear: 2019,
    }
    const { id, version } = await manager.office.createCommunity(figures)
    expect((await manager.office.communities())[1]).toEqual({
      ...figures,
      id,
      version,
      name: '青龙广场',
      current: false,
      houses: 0,
    })
    await manager.office.updateCommunity({ ...figures, id, version, name: '青龙商街', households: null })
    expect((await manager.office.communities())[1]).toMatchObject({ name: '青龙商街', households: null })
    expect(await refusal(manager.office.updateCommunity({ ...figures, id, version }))).toBe('CONFLICT')
  })

  it('have a name of their own and no more inhabited homes than homes', async () => {
    expect(await refusal(manager.office.createCommunity({ name: '青\u200b龙园' }))).toBe(
      'ALREADY_EXISTS name',
    )
    const impossible = { name: '二期', households: 10, occupiedHouseholds: 11 }
    expect(await refusal(manager.office.createCommunity(impossible))).toBe('INVALID_INPUT occupiedHouseholds')
  })

  it('one of them is where new records belong', async () => {
    const { id } = await manager.office.createCommunity({ name: '三期' })
    await manager.office.chooseCommunity({ id })
    expect(await manager.office.profile()).toMatchObject({ communityId: id, communityName: '三期' })
    const current = (await manager.office.communities()).filter((community) => community.current)
    expect(current.map(({ name }) => name)).toEqual(['三期'])
    expect(await refusal(manager.office.chooseCommunity({ id: 999 }))).toBe('NOT_FOUND')
  })

  it('are made and chosen by those who run the office', async () => {
    const [first] = await clerk.office.communities()
    expect(await refusal(clerk.office.createCommunity({ name: '四期' }))).toBe('NOT_PERMITTED')
    expect(await refusal(clerk.office.updateCommunity(first!))).toBe('NOT_PERMITTED')
    expect(await refusal(clerk.office.chooseCommunity({ id: first!.id }))).toBe('NOT_PERMITTED')
    const handler = await office.signIn(manager, 'wugang', ['handler'])
    expect(await refusal(handler.office.communities())).toBe('NOT_PERMITTED')
  })
})
