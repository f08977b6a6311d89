import { afterAll, beforeAll, expect, it } from 'vitest'
import { exported } from '../../testing/exported.ts'
import { givenHouse, givenResident } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'

let office: TestOffice
let manager: TestClient

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
  const { communityId } = await manager.office.profile()
  const { id } = await manager.houses.create({
    ...{ communityId, building: '3', unit: '2', room: '501', state: 'occupied', ownership: 'joint' },
    ...{ areaHundredths: 12_550, innerAreaHundredths: 0, layout: '三室', orientation: '南' },
    ...{ deliveredOn: '2019-10-03', keysHeld: 2, keysPlace: '前台', waterMeter: '007', powerMeter: '=1+1' },
    notes: '夜班',
  })
  const phones = [{ phone: '13800135678' }, { phone: '01088880000' }]
  const occupancy = { houseId: id, role: 'owner' } as const
  await manager.residents.create({ name: '王芳', phones, occupancy })
  await givenResident(office, { name: '李雷', phone: '13800135678', houseId: id, role: 'family' })
  await manager.houses.create({ communityId, building: '3', unit: '10', room: '商铺02', deliveredOn: '2019' })
})
afterAll(() => office.close())

type Filter = Parameters<TestClient['houses']['exportList']>[0]

const exportedHouses = (filter: Filter) => exported(manager, manager.houses.exportList(filter))

it('holds every column of every house, with real numbers and dates, phones masked', async () => {
  const { ready, sheet, cells } = await exportedHouses({})
  expect(ready).toMatchObject({ rows: 2 })
  expect(ready.fileName).toMatch(/^房屋-.*\.xlsx$/)
  expect(sheet.name).toBe('房屋')
  expect(Object.fromEntries(cells(1).map((header, index) => [header, cells(2)[index]]))).toEqual({
    小区: '青龙园',
    楼栋: '3',
    单元: '2',
    房号: '501',
    楼层: 5,
    立管: '01',
    物业类型: '住宅',
    房屋状态: '自住',
    '建筑面积(㎡)': 125.5,
    '套内面积(㎡)': 0,
    户型: '三室',
    朝向: '南',
    产权性质: '共有产权',
    交付日期: new Date('2019-10-03T00:00:00.000Z'),
    现住人员: '王芳、李雷',
    联系电话: '138****5678 010****0000',
    托管钥匙数: 2,
    钥匙存放处: '前台',
    水表号: '007',
    电表号: '=1+1',
    未结受理单: 0,
    备注: '夜班',
  })
  // Known to the year only: a text, not the first of January.
  expect(cells(3)).toContain('2019')
})

it('holds the columns that were chosen, in their order', async () => {
  const { cells } = await exportedHouses({ columns: ['phones', 'room', 'building'], text: '3-2-501' })
  expect(cells(1)).toEqual(['联系电话', '房号', '楼栋'])
  expect(cells(2)).toEqual(['138****5678 010****0000', '501', '3'])
})

it('never holds a whole phone, not even for who may see them', async () => {
  const { text } = await exportedHouses({})
  expect(text).not.toMatch(/13800135678|01088880000/)
})

it('holds what the filter means, over as many batches as it takes', async () => {
  const { communityId } = await manager.office.profile()
  for (const building of ['40', '41'])
    await manager.houses.generate({
      communityId,
      building,
      units: ['1'],
      floorFrom: 1,
      floorTo: 60,
      doors: 10,
    })
  await givenHouse(office, '42-1-101')
  const { buildingId } = (await manager.houses.tree()).find((row) => row.building === '40')!
  expect((await exportedHouses({ buildingId })).ready).toMatchObject({ rows: 600 })
  const { ready, cells } = await exportedHouses({ columns: ['building', 'room'] })
  const { total } = await manager.houses.list({})
  expect(ready).toMatchObject({ rows: total })
  expect(cells(total + 1)).toEqual(['42', '101'])
})

it('is recorded with how many rows left, masked', async () => {
  const { rows } = await manager.system.audit({ action: 'houses.exportList' })
  expect(rows[0]).toMatchObject({ subject: 'export:houses', outcome: 'done' })
  expect(rows[0]!.label).toMatch(/^masked: /)
})
