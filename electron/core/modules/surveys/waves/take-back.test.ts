import { afterEach, beforeEach, expect, it } from 'vitest'
import { givenHouse, givenResident } from '../../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../../testing/office.ts'
import { shortForm } from '../../../testing/surveys.ts'
import { refusal } from '../../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let waveId: number

/** Five papers and a reserve, of ten houses. */
beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
  const { versionId } = await shortForm(office)
  for (let door = 1; door <= 10; door++) {
    const houseId = await givenHouse(office, `3-1-${100 * door + 1}`)
    await givenResident(office, { name: `住户${door}`, houseId })
  }
  const { code: _, ...plan } = await manager.surveys.waves.create({
    ...{ name: '2026年业主满意度调查', kind: 'yearly', versionId, seed: 7, sampleWish: 5 },
    ...{ fromDay: '2026-11-01', untilDay: '2026-11-30' },
  })
  waveId = (await manager.surveys.waves.draw(plan)).id
})
afterEach(async () => {
  expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
  await office.close()
})

const reference = ({ id, version }: { id: number; version: number }) => ({ id, version })
const papersOf = async (filter: object = {}) =>
  (await manager.surveys.waves.papers.list({ waveId, size: 200, ...filter })).rows

it('a replacement is taken back while the reserve is here, and a paper comes back to nobody', async () => {
  const { papers } = manager.surveys.waves
  const [carrier] = await papers.interviewers()
  const ids = (await papersOf()).map(({ id }) => id)
  const all = { waveId, paperIds: ids, interviewerId: carrier!.id }
  await papers.assign({ ...all, issuedOn: '2026-11-20' })
  const [one, two] = await papersOf({ state: 'out' })
  const refused = await papers.record({ ...reference(one!), state: 'refused', on: '2026-11-21' })
  const { number, ...reserve } = await papers.replace(refused)
  expect(await refusal(papers.unreplace(refused))).toBe('NOT_ALLOWED_NOW')
  expect(await refusal(papers.unreplace({ ...reserve, version: reserve.version - 1 }))).toBe('CONFLICT')
  const waiting = await papers.unreplace(reserve)
  expect(await papersOf({ text: number })).toMatchObject([
    { replaces: '', interviewerId: null, state: 'ready' },
  ])
  // The place is free again, and the reserve takes it anew; once it is out it stays.
  const again = await papers.replace(refused)
  expect(again).toMatchObject({ id: waiting.id, number })
  const out = await papers.record({ id: again.id, version: again.version, state: 'out', on: '2026-11-21' })
  expect(await refusal(papers.unreplace(out))).toBe('NOT_ALLOWED_NOW')

  expect(await manager.surveys.waves.get({ id: waveId })).toMatchObject({ out: { of: 5, is: 5 } })
  const back = await papers.unassign(reference(two!))
  expect(await papersOf({ text: two!.number })).toMatchObject([
    { interviewerId: null, interviewer: '', state: 'ready', issuedOn: null },
  ])
  expect(await manager.surveys.waves.get({ id: waveId })).toMatchObject({ out: { of: 5, is: 4 } })
  expect(await refusal(papers.unassign(back))).toBe('NOT_ALLOWED_NOW')
  expect(await refusal(papers.unassign(refused))).toBe('NOT_ALLOWED_NOW')
})

it('a reserve that is being typed takes its place for good', async () => {
  const { papers } = manager.surveys.waves
  const [one] = await papersOf()
  const { number, ...reserve } = await papers.replace(
    await papers.record({ ...reference(one!), state: 'refused', on: '2026-11-21' }),
  )
  await manager.surveys.entry.open({ waveId, number })
  expect(await refusal(papers.unreplace(reserve))).toBe('NOT_ALLOWED_NOW')
})
