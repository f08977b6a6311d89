import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { residentExportKeys } from '../../../../shared/modules/residents/export-columns.ts'
import { givenFlag, givenHouse, givenResident } from '../../testing/houses.ts'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { refusal } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let clerk: TestClient

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
  clerk = await office.signIn(manager, 'clerk', ['clerk'])
  const houseId = await givenHouse(office, '3-2-501')
  const { id } = await manager.residents.create({
    name: '王芳',
    gender: 'female',
    birthYear: 1949,
    occupation: '退休教师',
    emergencyName: '李雷',
    emergencyPhone: '13900001111',
    contactTime: '周末上午',
    contactWishes: '发微信，不要打电话',
    notes: '=1+1',
    idNumber: '11010519491231002X',
    phones: [{ phone: '13800135678' }, { phone: '010-8888 0000' }],
    plates: ['京A12345', '京A54321'],
    occupancy: { houseId, role: 'owner' },
  })
  await givenFlag(office, id, { name: '独居' })
  await givenFlag(office, id, { name: '重病', sensitive: true, advice: '说话慢一些', note: '透析' })
  await givenResident(office, { name: '李雷', tags: ['老住户'] })
})
afterAll(() => office.close())

type Asked = Parameters<TestClient['residents']['exportList']>[0]

/** Header and rows of the exported sheet, and what stands under them. */
async function exported(client: TestClient, asked: Asked) {
  for await (const event of await client.residents.exportList(asked)) {
    if (event.kind !== 'ready') continue
    const file = await client.system.download({ key: event.key })
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(await file.arrayBuffer())
    const sheet = book.worksheets[0]!
    const cells = sheet
      .getSheetValues()
      .map((row) => (row as ExcelJS.CellValue[] | undefined)?.slice(1) ?? [])
    return { header: cells[1], rows: cells.slice(2, 2 + event.rows), whole: JSON.stringify(cells) }
  }
  throw new Error('no file')
}

describe('the exported list', () => {
  it('has its usual columns, every phone masked, unless others are chosen', async () => {
    const { header, rows } = await exported(clerk, {})
    expect(header).toEqual(['姓名', '性别', '房号', '与房屋关系', '电话', '客户群体', '未结受理单', '备注'])
    expect(rows[0]).toEqual([
      '王芳',
      '女',
      '3-2-501',
      '业主',
      '138****5678 010****0000',
      undefined,
      0,
      '=1+1',
    ])
  })

  it('has the columns chosen, in their order, each once', async () => {
    const columns = ['plates', 'name', 'birthYear', 'plates'] as const
    const { header, rows } = await exported(clerk, { columns: [...columns] })
    expect(header).toEqual(['车牌号', '姓名', '出生年份'])
    expect(rows).toEqual([
      ['京A12345 京A54321', '王芳', 1949],
      [undefined, '李雷'],
    ])
  })

  it('can tell everything, with numbers masked and sensitive flags left out for the counter', async () => {
    const { rows, whole } = await exported(clerk, { columns: [...residentExportKeys] })
    expect(Object.fromEntries(residentExportKeys.map((key, index) => [key, rows[0]![index]]))).toEqual({
      name: '王芳',
      gender: '女',
      rooms: '3-2-501',
      role: '业主',
      phone: '138****5678 010****0000',
      group: undefined,
      tags: undefined,
      flags: '独居',
      birthYear: 1949,
      occupation: '退休教师',
      idNumber: '110***********002X',
      plates: '京A12345 京A54321',
      emergencyName: '李雷',
      emergencyPhone: '139****1111',
      contactTime: '周末上午',
      contactWishes: '发微信，不要打电话',
      openTickets: 0,
      notes: '=1+1',
    })
    expect(rows[1]![6]).toBe('老住户')
    expect(whole).not.toMatch(/重病|透析|19491231|13900001111/)
  })

  it('tells a manager of sensitive flags, never their notes', async () => {
    const { rows, whole } = await exported(manager, { columns: ['flags'] })
    expect(rows[0]).toEqual(['独居、重病'])
    expect(whole).not.toContain('透析')
  })

  it('holds whole numbers for a reason, as text', async () => {
    const asked: Asked = { columns: ['phone', 'emergencyPhone', 'idNumber'], unmaskedReason: '业委会核对' }
    const { rows, whole } = await exported(manager, asked)
    expect(rows[0]).toEqual(['13800135678 01088880000', '13900001111', '11010519491231002X'])
    expect(whole).toContain('业委会核对')
    expect(await refusal(exported(clerk, asked))).toBe('NOT_PERMITTED')
    expect(await refusal(exported(manager, { ...asked, columns: [] }))).toBe('INVALID_INPUT columns')
  })

  it('holds those whom the filter means', async () => {
    const { rows } = await exported(manager, { text: 'lilei', columns: ['name'] })
    expect(rows).toEqual([['李雷']])
  })
})
