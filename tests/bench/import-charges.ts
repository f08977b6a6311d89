import ExcelJS from 'exceljs'
import { execFile } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { seeded } from '../../shared/random/seeded.ts'
import type { Line } from './measure.ts'
import { streamThrough } from './workbooks.ts'

/** Rows of a usual run; the million of the goal takes minutes: `node tests/bench/import-charges.ts 1000000`. */
export const usualRows = 100_000
export const monthsEach = 10
const goal = 1.3

const headers = [
  '房号',
  '业主',
  '收费项目',
  '所属期',
  '单价(元/㎡·月)',
  '面积',
  '应收金额',
  '实收金额',
  '收款日期',
  '收款方式',
  '票据号',
]
const methods = ['微信', '银行代扣', '支付宝', '现金', '刷卡']

/** What the child process measured. */
export interface Imported {
  seconds: number
  /** Of it, until everything was checked. */
  checking: number
  insertSeconds: number
  idleMb: number
  peakMb: number
}

/**
 * The workbook of charges scaled up, ten months a house and 85 % of them paid, into an office that has the houses: read,
 * checked, compared, written, audited, with a receipt for each payment.
 */
export async function measureMoneyImport(rows: number): Promise<Line[]> {
  const folder = await mkdtemp(join(tmpdir(), 'guanjia-bench-'))
  try {
    const file = join(folder, 'charges.xlsx')
    await writeCharges(file, rows)
    const { size } = await stat(file)
    const start = performance.now()
    await streamThrough(file)
    const reading = (performance.now() - start) / 1000
    const program = join(import.meta.dirname, 'import-charges-child.ts')
    const { stdout } = await promisify(execFile)(process.execPath, [program, file, String(rows / monthsEach)])
    const found = JSON.parse(stdout) as Imported
    const name = `Importing ${rows.toLocaleString('en')} charges`
    return [
      {
        name,
        measured: found.seconds,
        unit: 's',
        floor: reading,
        floorName: 'ExcelJS streaming the file',
        goal: null,
        facts: [
          `goal of the ratio: ${goal}${found.seconds / reading <= goal ? ': met' : ': MISSED'}`,
          `checked after ${found.checking.toFixed(2)} s; the file has ${(size / 2 ** 20).toFixed(1)} MB`,
          `bare inserts of the same charges, payments and lines: ${found.insertSeconds.toFixed(2)} s; against reading and ` +
            `inserting ${(found.seconds / (reading + found.insertSeconds)).toFixed(2)} ×`,
        ],
      },
      {
        name: `Memory of importing ${rows.toLocaleString('en')} charges, above the idle core`,
        measured: found.peakMb - found.idleMb,
        unit: 'MB',
        floor: found.idleMb,
        floorName: 'the idle core',
        goal: 400,
        facts: ['resident set of the core with its reader, at its highest'],
      },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A list of charges as an office keeps it, of the houses that `fillArchive` makes. */
export async function writeCharges(path: string, rows: number): Promise<void> {
  const random = seeded(20261122)
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: createWriteStream(path),
    useStyles: true,
    useSharedStrings: true,
  })
  const sheet = book.addWorksheet('收费明细')
  sheet.getColumn(9).numFmt = 'yyyy-mm-dd'
  sheet.addRow(headers).commit()
  let receipt = 0
  for (let index = 0; index < rows; index++) {
    const house = Math.floor(index / monthsEach)
    const month = (index % monthsEach) + 1
    const area = 6000 + ((house * 37) % 9000)
    const due = Math.round((28 * area) / 10) / 100
    const paid = random() < 0.85
    sheet
      .addRow([
        roomOf(house),
        `业主${house % 997}`,
        '物业服务费',
        `2025-${String(month).padStart(2, '0')}`,
        2.8,
        area / 100,
        due,
        ...(paid
          ? [
              due,
              new Date(Date.UTC(2025, month - 1, 1 + Math.floor(random() * 28))),
              methods[Math.floor(random() * methods.length)]!,
              `SJ${String(++receipt).padStart(7, '0')}`,
            ]
          : []),
      ])
      .commit()
  }
  await book.commit()
}

const roomsPerBuilding = 2 * 25 * 4

function roomOf(house: number): string {
  const inBuilding = house % roomsPerBuilding
  const floor = Math.floor((inBuilding % 100) / 4) + 1
  return `${Math.floor(house / roomsPerBuilding) + 1}-${Math.floor(inBuilding / 100) + 1}-${floor}0${(inBuilding % 4) + 1}`
}

if (process.argv[1] === import.meta.filename) {
  const { print } = await import('./measure.ts')
  for (const line of await measureMoneyImport(Number(process.argv[2] ?? usualRows))) print(line)
}
