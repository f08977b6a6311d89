import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestClient } from '../../electron/core/testing/office.ts'
import { Console } from './console.ts'
import { keepPicture } from './every-page.ts'
import { importWorkbook } from './imported-office.ts'
import { madeFile } from './made-file.ts'
import { manager, preparedOffice } from './prepared-office.ts'
import { savedWorkbook } from './saved-workbook.ts'
import { fixture, goTo } from './steps.ts'

/** An open survey of a whole register, in the November of the questionnaires. */
async function surveyOfRegister(client: TestClient): Promise<number> {
  await importWorkbook(client, '01-register.xlsx')
  const short = (await client.surveys.questionnaires.list({})).find(({ form }) => form === 'short')!
  const { id, version } = await client.surveys.waves.create({
    name: '2024年满意度调查',
    kind: 'yearly',
    versionId: short.versions[0]!.id,
    fromDay: '2024-11-01',
    untilDay: '2024-11-30',
    seed: 20241101,
  })
  await client.surveys.waves.draw({ id, version })
  return id
}

/** Papers that were typed in Excel: looked at, put right, written at once, and taken back. */
describe('importing responses', () => {
  let console: Console
  let waveId = 0
  beforeAll(async () => {
    console = await Console.open(
      await preparedOffice(async (client) => {
        waveId = await surveyOfRegister(client)
      }),
    )
    await console.logIn(manager.login, manager.password)
    await goTo(console, `/surveys/import?wave=${waveId}`)
  })
  afterAll(() => console?.close())

  const choose = (path: string) => console.page.locator('main input[type=file]').setInputFiles(path)
  const fact = (name: string) =>
    console.page
      .locator('main dl > div')
      .filter({ has: console.page.getByText(name, { exact: true }) })
      .locator('dd')
      .innerText()

  it('refuses a sheet whose columns are shifted, and says so', async () => {
    const { page } = console
    const shifted = [
      '问卷编号,安全-满意,清洁-满意,推荐意愿',
      'WJ0001,退休,75,业主',
      'WJ0002,教师,80,租户',
    ].join('\r\n')
    await choose(madeFile('错位.csv', shifted))
    await page.getByText(/这张表的列好像错位了/).waitFor()
    expect(await page.getByRole('button', { name: /^导入 2 份/ }).isDisabled()).toBe(true)
    await keepPicture(console, 'survey-import-shifted')
  })

  it('understands the questionnaires of 2024, flags what is odd, and writes them all', async () => {
    const { page } = console
    await choose(fixture('05-survey.xlsx'))
    const apply = page.getByRole('button', { name: /^导入 412 份/ })
    await apply.waitFor()
    expect(await fact('表里行数')).toBe('412')
    expect(await fact('答案全相同')).toBe('3')
    expect(await fact('编号重复')).toBe('1')
    const problems = page.getByRole('region', { name: '要留意的地方' })
    await problems.getByRole('row').filter({ hasText: '按另一张导入' }).first().waitFor()
    expect(await console.overflow()).toEqual([0, 0])
    await keepPicture(console, 'survey-import-checked')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('status').getByText('已导入 412 份答卷').waitFor()
    await page.getByRole('region', { name: '导入记录' }).getByText('412 份').waitFor()
  })

  it('knows them when they come again', async () => {
    const { page } = console
    await choose(fixture('05-survey.xlsx'))
    await page.getByText('没有可以导入的答卷。').waitFor()
    expect(await fact('已有且相同')).toBe('412')
  })

  it('takes them back as a whole', async () => {
    const { page } = console
    const history = page.getByRole('region', { name: '导入记录' })
    await history.getByRole('button', { name: '撤销导入' }).click()
    await page.getByRole('dialog', { name: /撤销导入：05-survey/ }).waitFor()
    await page.keyboard.press('Control+Enter')
    await history.getByText('已撤销').waitFor()
  })

  it('puts a column right by hand', async () => {
    const { page } = console
    await choose(madeFile('自编.csv', ['问卷编号,门岗怎么样,清洁-满意', 'WJ0003,4,5'].join('\r\n')))
    const columns = page.getByRole('region', { name: '每一列是什么' })
    const gate = columns.getByRole('row').filter({ hasText: '门岗怎么样' })
    await gate.getByRole('button', { name: '不导入' }).click()
    await page.keyboard.insertText('安全管理')
    await page.getByRole('option', { name: /小区的安全管理.*（满意）/ }).click()
    await gate.getByRole('button', { name: /小区的安全管理/ }).waitFor()
    await page.getByRole('button', { name: /^导入 1 份/ }).click()
    await page.getByRole('status').getByText('已导入 1 份答卷').waitFor()
    await page.getByRole('link', { name: '查看答卷' }).click()
    await page.getByText('WJ0003').first().waitFor()
  })

  it('gives a sheet of the wave to type in', async () => {
    const { page } = console
    await goTo(console, `/surveys/import?wave=${waveId}`)
    await page.getByRole('button', { name: '下载录入表' }).click()
    const { headers, records } = await savedWorkbook(console)
    expect(headers.slice(0, 4)).toEqual(['问卷编号', '房号', '回收方式', '1.安全-满意'])
    expect(records.length).toBeGreaterThan(100)
    expect(records[0]!['房号']).toMatch(/^\d+-\d+-\d+$/)
  })
})
