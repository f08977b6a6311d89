import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import Database from 'better-sqlite3'
import ExcelJS from 'exceljs'
import { join } from 'node:path'
import { Console } from './console.ts'
import { everyLayer, everyPage, keepPicture, show, takeAway } from './every-page.ts'
import { aFullCounter } from './full-counter.ts'
import { manager, preparedOffice } from './prepared-office.ts'
import { fixture } from './steps.ts'

/** What is sealed in the database and shown to who may read it. */
const sealedNote = '子女在外地'

/** Every text of the office's own data, as one. */
function textOfData(folder: string): string {
  const database = new Database(join(folder, 'guanjia.db'), { readonly: true })
  try {
    const tables = database.prepare(`select name from sqlite_master where type = 'table'`).pluck().all()
    return tables
      .flatMap((table) =>
        database
          .prepare(`select * from "${String(table)}"`)
          .raw()
          .all(),
      )
      .flat()
      .filter((value) => typeof value === 'string')
      .join('\n')
  } finally {
    database.close()
  }
}

/** Every text of a workbook that is waiting to be imported: it is shown as it was typed. */
async function textOfWorkbook(name: string): Promise<string> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(fixture(name))
  const words: string[] = []
  book.eachSheet((sheet) => sheet.eachRow((row) => row.eachCell((cell) => words.push(cell.text))))
  return words.join('\n')
}

/** All that can be read or heard on the page: words, names, hints and what stands in empty fields. */
const readOnPage = ({ page }: Console) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const texts: string[] = [document.title]
    while (walker.nextNode()) texts.push(walker.currentNode.textContent ?? '')
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
      for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
        texts.push(element.getAttribute(name) ?? '')
    return texts
  })

/** Somebody who reads English meets Chinese only where the office wrote it. */
describe('every page in English', () => {
  let console: Console
  let data = ''
  beforeAll(async () => {
    const place = await preparedOffice(aFullCounter)
    data = [textOfData(place.folder), sealedNote, await textOfWorkbook('02-register-handmade.xlsx')].join(
      '\n',
    )
    console = await Console.open(place)
    await console.logIn(manager.login, manager.password)
    await console.page.getByRole('button', { name: '我的菜单' }).click()
    await console.page.getByText('English', { exact: true }).click()
    await console.page.keyboard.press('Escape')
  })
  afterAll(() => console?.close())

  const foreign = async () => {
    const runs = (await readOnPage(console)).flatMap((text) => text.match(/\p{Script=Han}+/gu) ?? [])
    return [...new Set(runs)].filter((run) => !data.includes(run))
  }

  it.each(everyPage.map((shown) => [shown.name, shown] as const))('%s', async (name, shown) => {
    await show(console, shown, 'en')
    await keepPicture(console, `${name}-english`)
    expect(await foreign()).toEqual([])
    expect(await console.overflow()).toEqual([0, 0])
  })

  it.each(everyLayer.map((shown) => [shown.name, shown] as const))('%s over a page', async (_name, shown) => {
    await show(console, shown, 'en')
    expect(await foreign()).toEqual([])
    await takeAway(console)
  })
})
