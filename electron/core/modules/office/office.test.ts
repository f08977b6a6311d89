import { afterAll, beforeAll, expect, it } from 'vitest'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { refusal } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
})
afterAll(() => office.close())

it('keeps names of departments and people as an import would write them', async () => {
  const { id: departmentId } = await manager.office.createDepartment({ name: '维修\u200b 一部' })
  await manager.office.createStaff({ name: '赵\u3000\u3000工', departmentId })
  const { departments, staff } = await manager.office.dictionaries()
  expect(departments).toContainEqual({ id: departmentId, name: '维修 一部' })
  expect(staff.at(-1)).toMatchObject({ name: '赵 工', departmentId })
  expect(await refusal(manager.office.createStaff({ name: '\u200b', departmentId }))).toBe(
    'INVALID_INPUT name',
  )
})

it('refuses a department twice, and a person of a department that does not exist', async () => {
  expect(await refusal(manager.office.createDepartment({ name: '工程\u200b部' }))).toBe('ALREADY_EXISTS')
  expect(await refusal(manager.office.createStaff({ name: '赵工', departmentId: 999 }))).toBe('NOT_FOUND')
})

it('changes the profile only for whoever saw the newest', async () => {
  const { version, name, hotline, slogan, slipFormNumber, slipRetention, idleMinutes } =
    await manager.office.profile()
  const seen = { version, name, hotline, slogan, slipFormNumber, slipRetention, idleMinutes }
  expect(await manager.office.updateProfile({ ...seen, slogan: '新' })).toEqual({ version: version + 1 })
  expect(await refusal(manager.office.updateProfile({ ...seen, slogan: '旧' }))).toBe('CONFLICT')
  expect(await manager.office.profile()).toMatchObject({ slogan: '新', version: version + 1 })
})
