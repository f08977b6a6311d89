import ExcelJS from 'exceljs'
import { createReadStream, createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { seeded } from '../../shared/random/seeded.ts'

const headers = [
  '小区',
  '楼栋',
  '单元',
  '房号',
  '建筑面积(㎡)',
  '物业类型',
  '房屋状态',
  '交付日期',
  '业主姓名',
  '性别',
  '出生年份',
  '联系电话',
  '车牌号',
  '职业',
  '客户群体',
  '与房屋关系',
  '入住日期',
  '备注',
]
const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕']
const given = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英建国玉兰文辉玲斌鹏飞雪梅志红慧颖佳浩宇晨阳思',
]

/** A register as an office keeps it, one house and its owner a row. */
export async function writeRegister(path: string, houses: number): Promise<void> {
  const random = seeded(20261122)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!
  const day = () =>
    new Date(
      Date.UTC(2015 + Math.floor(random() * 9), Math.floor(random() * 12), 1 + Math.floor(random() * 28)),
    )
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: createWriteStream(path), useStyles: true })
  const sheet = book.addWorksheet('房屋业主')
  sheet.getColumn(8).numFmt = 'yyyy-mm-dd'
  sheet.getColumn(17).numFmt = 'yyyy-mm-dd'
  sheet.addRow(headers).commit()
  for (let index = 0; index < houses; index++) {
    const inBuilding = index % 200
    const floor = Math.floor((inBuilding % 100) / 4) + 1
    sheet
      .addRow([
        '青龙园',
        `${Math.floor(index / 200) + 1}栋`,
        `${Math.floor(inBuilding / 100) + 1}单元`,
        `${floor}0${(inBuilding % 4) + 1}`,
        60 + Math.round(random() * 9000) / 100,
        '住宅',
        pick(['已入住', '空置', '出租']),
        day(),
        pick(surnames) + pick(given) + (random() < 0.7 ? pick(given) : ''),
        pick(['男', '女']),
        1940 + Math.floor(random() * 60),
        `13${String(Math.floor(random() * 1e9)).padStart(9, '0')}`,
        random() < 0.4 ? `京A${String(Math.floor(random() * 1e5)).padStart(5, '0')}` : null,
        pick(['教师', '公务员', '退休', '职员', '个体经营']),
        pick(['教师群体', '家属群体', '商业经营群体']),
        '业主',
        day(),
        random() < 0.1 ? '电梯旁' : null,
      ])
      .commit()
  }
  await book.commit()
}

/** Reads a file to its last cell by ExcelJS's own streaming reader. Answers with the number of rows. */
export async function streamThrough(path: string): Promise<number> {
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(createReadStream(path), {
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    worksheets: 'emit',
    entries: 'emit',
  })
  let rows = 0
  for await (const sheet of reader) for await (const row of sheet) rows += row.hasValues ? 1 : 0
  return rows
}

/** Every row of a workbook's first sheet as values. */
export async function readWorkbookRows(bytes: Buffer): Promise<ExcelJS.CellValue[][]> {
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(Readable.from([bytes]), {
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    worksheets: 'emit',
    entries: 'emit',
  })
  const rows: ExcelJS.CellValue[][] = []
  for await (const sheet of reader)
    for await (const row of sheet) rows.push((row.values as ExcelJS.CellValue[]).slice(1))
  return rows
}
