import { addMonths, lastDay, monthOf } from '../../shared/modules/reports/month.ts'
import type { LedgerLine } from '../../shared/modules/ledger/terms.ts'
import { addDays, dayIn } from '../../shared/time/zone.ts'
import type { Chance } from './chance.ts'
import type { Client } from './counter.ts'
import type { Step } from './history.ts'
import { atHour, zone, type MoneyMonths, type MoneyOffice } from './money-months.ts'

/** What a month costs and brings in, in yuan, about; `party` is who is paid or pays. */
const monthly: readonly {
  line: LedgerLine
  fund: 'service' | 'public'
  side: 'in' | 'out'
  yuan: number
  words: string
  party?: string
}[] = [
  { line: 'staff', fund: 'service', side: 'out', yuan: 60_000, words: '管理服务人员工资和社保' },
  {
    line: 'facilities',
    fund: 'service',
    side: 'out',
    yuan: 15_500,
    words: '设备日常维护',
    party: '诚安机电',
  },
  { line: 'cleaning', fund: 'service', side: 'out', yuan: 18_600, words: '清洁卫生', party: '洁美保洁' },
  { line: 'greening', fund: 'service', side: 'out', yuan: 6800, words: '绿化养护', party: '绿园园林' },
  { line: 'security', fund: 'service', side: 'out', yuan: 27_500, words: '秩序维护', party: '平安保安' },
  { line: 'office', fund: 'service', side: 'out', yuan: 3800, words: '办公费用' },
  { line: 'insurance', fund: 'service', side: 'out', yuan: 1150, words: '公众责任保险', party: '人保财险' },
  { line: 'tax', fund: 'service', side: 'out', yuan: 7100, words: '法定税费' },
  { line: 'parking', fund: 'public', side: 'in', yuan: 12_400, words: '停车收入' },
  { line: 'parking', fund: 'public', side: 'out', yuan: 3000, words: '停车管理人工成本' },
  { line: 'advertising', fund: 'public', side: 'in', yuan: 3100, words: '电梯广告', party: '分众广告' },
  { line: 'lockers', fund: 'public', side: 'in', yuan: 780, words: '快递柜场地费', party: '快递柜公司' },
]
/** So many houses have what stands above; a smaller community has less of everything. */
const wholeHouseholds = 546
/** Months of books: a year's sheet has something to be compared with. */
const monthsKept = 10

/** The books, what was closed of them, and what was posted of them. */
export function planBooks(office: MoneyOffice, chance: Chance, months: MoneyMonths, until: number): Step[] {
  const { manager } = office
  const now = monthOf(dayIn(zone, new Date(until).toISOString()))
  const kept = Array.from({ length: monthsKept }, (_, index) => addMonths(now, index - monthsKept))
  const books = new Books(manager)
  const scale = office.households.length / wholeHouseholds
  const steps: Step[] = [
    { at: atHour(lastDay(addMonths(kept[0]!, -1)), 17), run: () => books.open(addMonths(kept[0]!, -1)) },
  ]
  let voucher = 0
  for (const month of kept) {
    const isCharged = months.charged.includes(month)
    for (const entry of monthly) {
      const amountFen = Math.round(entry.yuan * 100 * scale * (0.93 + chance.share() * 0.14))
      const day = `${month}-${String(chance.between(3, 27)).padStart(2, '0')}`
      const number = `PZ${String(++voucher).padStart(5, '0')}`
      steps.push({ at: atHour(day, 16), run: () => books.enter(entry, { day, amountFen, voucher: number }) })
    }
    // Before charges were made here the receipts came from elsewhere, a sum a month.
    const receipts = Math.round(14_900_000 * scale * (0.9 + chance.share() * 0.12))
    steps.push({
      at: atHour(lastDay(month), 19),
      run: () => (isCharged ? books.post(month) : books.receipts(month, receipts)),
    })
  }
  return [...steps, ...planPapers(office, kept, months)]
}

interface Facts {
  day: string
  amountFen: number
  voucher: string
}

class Books {
  readonly #ledger: Client['ledger']
  readonly #accounts = new Map<string, number>()

  constructor({ ledger }: Client) {
    this.#ledger = ledger
  }

  async open(month: string): Promise<void> {
    for (const { id, fund, line } of await this.#ledger.accounts.list({}))
      if (!this.#accounts.has(`${fund} ${line}`)) this.#accounts.set(`${fund} ${line}`, id)
    const day = lastDay(month)
    await this.#ledger.openings.set({
      fund: 'service',
      version: null,
      day,
      amountFen: 3_825_060,
      notes: '上年结转',
    })
    await this.#ledger.openings.set({
      fund: 'public',
      version: null,
      day,
      amountFen: 6_122_000,
      notes: '上年结转',
    })
  }

  enter({ line, fund, side, words, party = '' }: (typeof monthly)[number], facts: Facts): Promise<unknown> {
    return this.#add(
      `${fund} ${line}`,
      { side, words: `${Number(facts.day.slice(5, 7))}月${words}`, party },
      facts,
    )
  }

  receipts(month: string, amountFen: number): Promise<unknown> {
    const words = `${Number(month.slice(5))}月收款汇总`
    return this.#add(
      'service fee',
      { side: 'in', words, party: '' },
      { day: lastDay(month), amountFen, voucher: `HZ${month.replace('-', '')}` },
    )
  }

  post(month: string): Promise<unknown> {
    return this.#ledger.receipts.post({ month, requestKey: `demo-receipts-${month}` })
  }

  #add(account: string, entry: { side: 'in' | 'out'; words: string; party: string }, facts: Facts) {
    return this.#ledger.entries.add({
      ...entry,
      ...facts,
      accountId: this.#accounts.get(account)!,
      requestKey: `demo-entry-${facts.voucher}`,
    })
  }
}

const places = ['小区东门公告栏', '1 号楼大堂', '服务中心']

/** The quarter's sheet, drawn up by one and published by another, and two notices; a question about the sheet and its answer. */
function planPapers(
  { manager, officer, clerk, households }: MoneyOffice,
  kept: readonly string[],
  { quarter }: MoneyMonths,
): Step[] {
  const drawnUp = addDays(lastDay(quarter.until), 10)
  const posted = addDays(drawnUp, 2)
  let sheet = { id: 0, version: 0 }
  const notice = (at: string, title: string, kind: 'work-plan' | 'feedback', body: string): Step => ({
    at: atHour(at, 11),
    run: async () => {
      const { number: _, ...draft } = await officer.notices.create({
        kind,
        title,
        body,
        signedBy: '青龙园客户服务中心',
        datedOn: at,
        validUntil: addDays(at, 14),
      })
      await officer.notices.publish(draft)
      await officer.notices.postings.add({
        paper: { noticeId: draft.id },
        place: places[0]!,
        postedOn: at,
        until: addDays(at, 14),
      })
    },
  })
  return [
    {
      at: atHour(drawnUp, 9),
      run: async () => {
        for (const month of kept.filter((one) => one <= quarter.until))
          await manager.ledger.months.close({ month })
      },
    },
    {
      at: atHour(drawnUp, 10),
      run: async () => {
        sheet = await officer.disclosures.create({
          parts: ['service', 'public'],
          mode: 'lump-sum',
          fromMonth: quarter.from,
          untilMonth: quarter.until,
        })
        sheet = await officer.disclosures.submit({ id: sheet.id, version: sheet.version })
      },
    },
    {
      at: atHour(posted, 10),
      run: async () => {
        const { id, version } = sheet
        const until = addDays(posted, 15)
        await manager.disclosures.publish({
          id,
          version,
          postedFrom: posted,
          postedUntil: until,
          words: '数据已核对',
        })
        for (const place of places)
          await officer.notices.postings.add({ paper: { disclosureId: id }, place, postedOn: posted, until })
      },
    },
    {
      at: atHour(addDays(posted, 3), 15),
      run: () =>
        clerk.disclosures.objections.add({
          disclosureId: sheet.id,
          houseId: households[0]!.houseId,
          residentId: households[0]!.residentId,
          kind: 'question',
          words: '停车收入里有没有扣掉管理停车的人工？',
        }),
    },
    {
      at: atHour(addDays(posted, 5), 10),
      run: async () => {
        const { rows } = await officer.disclosures.objections.list({ disclosureId: sheet.id })
        for (const { id, version } of rows)
          await officer.disclosures.objections.answer({
            id,
            version,
            answer: '人工成本列在公共收益的支出一栏，净额是两者相减，明细可到服务中心查阅。',
          })
      },
    },
    notice(
      addDays(posted, 6),
      '消防设施年度检测安排',
      'work-plan',
      '尊敬的业主、住户：\n\n本月将对各楼栋消防设施进行年度检测，检测时可能短时响铃，请勿惊慌。\n\n感谢您的配合。',
    ),
    notice(
      addDays(posted, 14),
      '业主意见处理结果公示',
      'feedback',
      '尊敬的业主：\n\n近期集中反映的地下车库照明偏暗，已更换灯具 46 处。\n\n欢迎继续提出意见。',
    ),
  ]
}
