import { randomUUID } from 'node:crypto'
import type { TestClient } from '../../electron/core/testing/office.ts'
import type { Fund, LedgerLine, LedgerSide } from '../../shared/modules/ledger/terms.ts'
import { addMonths, monthOf } from '../../shared/modules/reports/month.ts'

type Line = [
  fund: Fund,
  line: LedgerLine,
  side: LedgerSide,
  day: string,
  fen: number,
  words: string,
  party: string,
]

/** A month as offices have it; 13,489.31 yuan more came in for the service than went out. */
const lines: readonly Line[] = [
  ['service', 'fee', 'in', '28', 12_355_541, '收款汇总', ''],
  ['service', 'staff', 'out', '15', 5_850_251, '人员费用', ''],
  ['service', 'security', 'out', '08', 2_966_445, '秩序维护', '平安保安'],
  ['service', 'facilities', 'out', '19', 2_146_918, '共用设施设备维护', '诚安机电'],
  ['service', 'insurance', 'out', '18', 42_996, '保险费', '人保财险'],
  ['public', 'advertising', 'in', '13', 261_910, '广告收入', '分众广告'],
  ['public', 'lockers', 'in', '15', 69_490, '快递柜收入', '快递柜公司'],
  ['public', 'parking', 'out', '26', 301_537, '停车管理人工成本', ''],
]

/** The three months before this one in the books, with what the funds held before them. Through the core's own commands. */
export async function ledgerOffice(client: TestClient): Promise<void> {
  const { today } = await client.system.status()
  const accounts = await client.ledger.accounts.list({})
  const first = addMonths(monthOf(today), -3)
  for (const [fund, amountFen] of [
    ['service', 3_825_060],
    ['public', 6_122_000],
    ['maintenance', 150_000_000],
  ] as const)
    await client.ledger.openings.set({ fund, version: null, day: `${addMonths(first, -1)}-28`, amountFen })
  for (let count = 0; count < 3; count++) {
    const month = addMonths(first, count)
    for (const [fund, line, side, day, amountFen, words, party] of lines)
      await client.ledger.entries.add({
        day: `${month}-${day}`,
        accountId: accounts.find((account) => account.fund === fund && account.line === line)!.id,
        ...{ side, amountFen, words: `${Number(month.slice(5))}月${words}`, party },
        voucher: `PZ-${month.slice(2).replace('-', '')}${day}`,
        requestKey: randomUUID(),
      })
  }
}
