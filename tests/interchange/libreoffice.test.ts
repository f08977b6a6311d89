/** Whatever leaves the program as a workbook is opened by a program that is not ours, and must say the same there. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { givenHouse, givenResident } from '../../electron/core/testing/houses.ts'
import { TestOffice, type TestClient } from '../../electron/core/testing/office.ts'
import { deskOf, registration } from '../../electron/core/testing/tickets.ts'
import type { ExportEvent } from '../../shared/contract/export.ts'
import {
  contactExportHeaders,
  contactExportKeys,
  contactStruckWords,
  promiseExportHeaders,
  promiseExportKeys,
} from '../../shared/modules/contacts/export-columns.ts'
import { houseExportHeaders, houseExportKeys } from '../../shared/modules/houses/export-columns.ts'
import { importTargets } from '../../shared/modules/imports/terms.ts'
import { residentExportHeaders, residentExportKeys } from '../../shared/modules/residents/export-columns.ts'
import { ticketExportHeaders, ticketExportKeys } from '../../shared/modules/tickets/export-columns.ts'
import { cannotRun } from '../faults/skipping.ts'
import { openedByLibreOffice, whyNoSpreadsheet } from './spreadsheet-program.ts'

const why = whyNoSpreadsheet()
/** Words that a careless export would turn into a formula, a number or a date. */
const dangerous = '=1+1'
let office: TestOffice
let manager: TestClient

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
  const houseId = await givenHouse(office, '3-2-501')
  const residentId = await givenResident(office, {
    name: dangerous,
    gender: 'female',
    phone: '01088880000',
    houseId,
  })
  const desk = await deskOf(manager)
  await manager.tickets.register(
    registration(desk, { houseId, residentId, callerName: '', words: '+86 打不通\n第二行' }),
  )
  await manager.contacts.add({
    kind: 'call',
    direction: 'out',
    residentId,
    houseId,
    words: '@老师，1-2 号再来',
    promises: [{ words: '=1+1 次上门', dueOn: '2026-11-30' }],
    requestKey: '7d444840-9dc0-4a2b-8c2e-0a1b2c3d4e5f',
  })
})
afterAll(() => office.close())

async function file(stream: AsyncIterable<ExportEvent>): Promise<Uint8Array> {
  for await (const event of stream)
    if (event.kind === 'ready') {
      const made = await manager.system.download({ key: event.key })
      return new Uint8Array(await made.arrayBuffer())
    }
  throw new Error('no file was made')
}

interface Expected {
  header: string[]
  /** Cells of the first row under the header, by their column's header. */
  cells: Record<string, unknown>
}

const zh = 'zh-CN' as const
/** A real date: LibreOffice shows it in its own way, with seconds. */
const minute: unknown = expect.stringMatching(/^2026-11-21 09:12/)
const lists: Record<string, [make: () => Promise<AsyncIterable<ExportEvent>>, expected: Expected]> = {
  houses: [
    () => manager.houses.exportList({ columns: [...houseExportKeys] }),
    {
      header: houseExportKeys.map((key) => houseExportHeaders[zh][key]),
      cells: { 楼栋: '3', 房号: '501', 现住人员: dangerous, 联系电话: '010****0000' },
    },
  ],
  residents: [
    () => manager.residents.exportList({ columns: [...residentExportKeys], unmaskedReason: '核对号码' }),
    {
      header: residentExportKeys.map((key) => residentExportHeaders[zh][key]),
      cells: { 姓名: dangerous, 电话: '01088880000', 房号: '3-2-501', 未结受理单: '1' },
    },
  ],
  tickets: [
    () => manager.tickets.exportList({ columns: [...ticketExportKeys] }),
    {
      header: ticketExportKeys.map((key) => ticketExportHeaders[zh][key]),
      cells: { 单号: 'TS-20261121-0001', 内容: '+86 打不通\n第二行', 受理时间: minute },
    },
  ],
  contacts: [
    () => manager.contacts.exportList({ columns: [...contactExportKeys] }),
    {
      header: [
        ...contactExportKeys.map((key) => contactExportHeaders[zh][key]),
        contactStruckWords[zh].header,
      ],
      cells: { 内容: '@老师，1-2 号再来', 房号: '3-2-501', 时间: minute },
    },
  ],
  promises: [
    () => manager.contacts.exportPromises({ columns: [...promiseExportKeys] }),
    {
      header: promiseExportKeys.map((key) => promiseExportHeaders[zh][key]),
      cells: { 答应了什么: '=1+1 次上门', 房号: '3-2-501' },
    },
  ],
}

it.for(Object.keys(lists))(
  'LibreOffice opens the exported %s and reads what was meant',
  async (name, context) => {
    if (why) return cannotRun(context, `LibreOffice reads the exported ${name}`, why)
    const [make, expected] = lists[name]!
    const [header = [], first = []] = openedByLibreOffice(await file(await make()))
    expect(header).toEqual(expected.header)
    const read = Object.fromEntries(header.map((title, at) => [title, first[at]]))
    expect(read).toMatchObject(expected.cells)
  },
)

it.for(importTargets)(
  'LibreOffice opens the template %s, and each of its columns is known',
  async (target, context) => {
    if (why) return cannotRun(context, `LibreOffice reads the template ${target}`, why)
    const template = await file(await manager.imports.template({ target }))
    const [header = []] = openedByLibreOffice(template)
    const uploaded = await manager.imports.upload({ file: new File([template as BlobPart], 'template.xlsx') })
    expect(uploaded.target).toBe(target)
    expect(uploaded.columns.map((column) => column.header)).toEqual(header)
    expect(Object.keys(uploaded.mapping)).toHaveLength(header.length)
  },
)
