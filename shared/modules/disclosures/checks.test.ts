import { describe, expect, it } from 'vitest'
import { checkSheet, failing } from './checks.ts'
import type { SheetContent, SheetFacts, SheetLine } from './contract.ts'

const line = (changes: Partial<SheetLine>): SheetLine => ({
  part: 'service',
  line: 'staff',
  name: '管理服务人员费用',
  accountId: null,
  budgetFen: null,
  inFen: null,
  outFen: null,
  previousInFen: null,
  previousOutFen: null,
  note: '',
  ...changes,
})
const sound: SheetContent = {
  title: '物业服务费收支情况公示',
  mode: 'lump-sum',
  fromMonth: '2025-01',
  untilMonth: '2025-10',
  header: {
    project: '青龙园',
    areaHundredths: 5_821_460,
    households: '574 户 / 商铺 36',
    standards: '住宅 2.80，商铺 6.50 元/㎡·月',
    receivableFen: 100_000,
    receivedFen: 85_230,
    arrearsFen: 0,
    advanceFen: 0,
    rate: 8523,
    houseRate: 8390,
    contact: '客户服务中心前台',
  },
  parts: [
    {
      part: 'service',
      openingFen: 5_000,
      openingNote: '',
      carriedFrom: 7,
      statedInFen: null,
      statedOutFen: null,
      statedClosingFen: null,
      closingNote: '',
    },
  ],
  lines: [
    line({ line: 'fee', name: '物业服务费收入', accountId: 1, inFen: 85_230 }),
    line({ accountId: 2, outFen: 60_000 }),
  ],
  notes: '',
}
const facts: SheetFacts = {
  ledger: [
    { accountId: 1, part: 'service', name: '物业服务费收入', inFen: 85_230, outFen: 0 },
    { accountId: 2, part: 'service', name: '管理服务人员费用', inFen: 0, outFen: 60_000 },
  ],
  carried: [
    {
      part: 'service',
      disclosureId: 7,
      number: 'GS-2025-001',
      checkCode: '5C1E-0A77-0000',
      untilMonth: '2024-12',
      closingFen: 5_000,
    },
  ],
  overlapping: [],
  following: [],
  totals: [],
  openings: [{ part: 'service', amountFen: 5_000 }],
  receivableFen: 100_000,
  receivedFen: 85_230,
  arrearsFen: 0,
  advanceFen: 0,
  openMonths: [],
  unposted: [],
}

interface Changes {
  sheet?: Partial<SheetContent>
  header?: Partial<SheetContent['header']>
  part?: Partial<SheetContent['parts'][number]>
  /** Of the second line, a cost. */
  cost?: Partial<SheetLine>
  more?: SheetLine[]
  facts?: Partial<SheetFacts>
}
/** What is found wrong with the sound sheet after a change: `code/level` and what of, is, should. */
function wrong({ sheet, header, part, cost, more = [], facts: known }: Changes): unknown[][] {
  const content = {
    ...sound,
    header: { ...sound.header, ...header },
    parts: [{ ...sound.parts[0]!, ...part }],
    lines: [sound.lines[0]!, { ...sound.lines[1]!, ...cost }, ...more],
    ...sheet,
  }
  return checkSheet(content, { ...facts, ...known })
    .filter(({ ok }) => !ok)
    .map(({ code, level, of, isFen, shouldFen }) => [`${code}/${level}`, of, isFen, shouldFen])
}

/** The same without what is said of every line that was added by hand. */
const ruled = (changes: Changes) => wrong(changes).filter(([code]) => code !== 'LEDGER/warning')

describe('checking a sheet', () => {
  it('asks to look at what was added by hand beside the ledger, and only there', () => {
    const more = [line({ name: '其他服务', line: 'other', outFen: 700 })]
    expect(wrong({ more })).toContainEqual(['LEDGER/warning', '其他服务', 700, null])
    expect(wrong({ more: [line({ name: '其他服务', line: 'other' })] })).toEqual([])
    const typed = sound.lines.map((one) => ({ ...one, accountId: null }))
    expect(wrong({ sheet: { lines: typed }, facts: { ledger: [] } })).toEqual([])
  })

  it('passes a sound one and says what it looked at', () => {
    const checks = checkSheet(sound, facts)
    expect(checks.filter(({ ok }) => !ok)).toEqual([])
    expect(failing(checks)).toEqual([])
    for (const code of ['OPENING', 'LEDGER', 'TOTAL_IN', 'CLOSING', 'RECEIVED', 'RATE', 'PERIOD'])
      expect(
        checks.map((check) => check.code),
        code,
      ).toContain(code)
    expect(checks.find(({ code }) => code === 'CLOSING')).toMatchObject({ isFen: 30_230, shouldFen: 30_230 })
  })

  it('compares the opening with the sheet before and with the books', () => {
    expect(wrong({ part: { openingFen: 4_999 } })).toEqual([
      ['OPENING/error', 'GS-2025-001', 4_999, 5_000],
      ['OPENING/warning', '', 4_999, 5_000],
    ])
    expect(wrong({ facts: { carried: [], openings: [] }, part: { openingFen: 1 } })).toEqual([])
  })

  it('compares every line with its account, several of one account together, and misses none', () => {
    expect(wrong({ cost: { outFen: 59_999 } })).toEqual([
      ['LEDGER/error', '管理服务人员费用', 59_999, 60_000],
    ])
    const split = line({ name: '其中：社保', accountId: 2, outFen: 20_000 })
    expect(wrong({ cost: { outFen: 40_000 }, more: [split] })).toEqual([])
    expect(wrong({ sheet: { lines: [sound.lines[0]!] } })).toEqual([
      ['LEDGER/error', '管理服务人员费用', 0, 60_000],
    ])
    expect(wrong({ cost: { inFen: 5 } })).toEqual([['LEDGER/error', '管理服务人员费用', 5, 0]])
  })

  it('holds stated sums against the lines', () => {
    expect(wrong({ part: { statedInFen: 85_230, statedOutFen: 60_001, statedClosingFen: 30_229 } })).toEqual([
      ['TOTAL_OUT/error', '', 60_001, 60_000],
      ['CLOSING/error', '', 30_229, 30_230],
    ])
  })

  it('asks who pays for a deficit', () => {
    const deep = {
      cost: { outFen: 100_000 },
      facts: { ledger: [facts.ledger[0]!, { ...facts.ledger[1]!, outFen: 100_000 }] },
    }
    expect(wrong(deep)).toEqual([['DEFICIT/error', '', -9_770, null]])
    expect(wrong({ ...deep, part: { closingNote: '由公司垫付' } })).toEqual([])
  })

  it('knows that nobody can have paid more than was owed, and computes the rate', () => {
    expect(wrong({ header: { receivedFen: 100_001, rate: 10_000 } })).toEqual([
      ['HEADER/warning', 'receivedFen', 100_001, 85_230],
      ['RECEIVED/error', '', 100_001, 100_000],
    ])
    expect(wrong({ header: { rate: 8524 } })).toEqual([['RATE/error', '', 8524, 8523]])
    expect(wrong({ header: { areaHundredths: null, contact: '' } })).toEqual([
      ['HEADER/warning', 'areaHundredths', null, null],
      ['HEADER/warning', 'contact', null, null],
    ])
  })

  it('refuses a renewal among the costs of the service, in the name or the note', () => {
    expect(wrong({ cost: { note: '3 栋电梯整体更换' } })).toEqual([
      ['MAINTENANCE/error', '管理服务人员费用', null, null],
    ])
    expect(wrong({ cost: { note: '7 栋电梯检修' } })).toEqual([])
  })

  it('wants names, each once, and a word for a negative amount', () => {
    expect(wrong({ cost: { name: ' ' } })).toEqual([['NAME/error', ' ', null, null]])
    expect(wrong({ more: [line({ name: '管理 服务人员费用' })] })).toEqual([
      ['SAME_NAME/error', '管理 服务人员费用', null, null],
    ])
    expect(ruled({ more: [line({ name: '绿化', outFen: -1 })] })).toEqual([
      ['NEGATIVE/error', '绿化', -1, null],
    ])
    expect(ruled({ more: [line({ name: '绿化', outFen: -1, note: '冲回多付' })] })).toEqual([])
  })

  it('asks who decided about money that the owners share', () => {
    const use = line({ part: 'public', line: 'to-maintenance', name: '转入维修资金', outFen: 500 })
    const parts = [sound.parts[0]!, { ...sound.parts[0]!, part: 'public' as const, openingFen: 800 }]
    const sheet = (note: string) => ({ parts, lines: [...sound.lines, { ...use, note }] })
    expect(ruled({ sheet: sheet('') })).toEqual([['DECISION/error', '转入维修资金', 500, null]])
    expect(ruled({ sheet: sheet('业主大会决议 2025-02 号') })).toEqual([])
  })

  it('tells receipts at the counter that the ledger lacks, of its own parts', () => {
    const unposted = (part: 'service' | 'public') => [
      { part, months: ['2025-09', '2025-10'], missingFen: 24_962 },
    ]
    expect(wrong({ facts: { unposted: unposted('service') } })).toEqual([
      ['RECEIPTS/warning', '2025-09、2025-10', 24_962, null],
    ])
    expect(wrong({ facts: { unposted: unposted('public') } })).toEqual([])
  })

  it('looks at the period: closed months, gaps, overlaps', () => {
    expect(wrong({ facts: { openMonths: ['2025-09', '2025-10'] } })).toEqual([
      ['PERIOD/warning', '2025-09、2025-10', null, null],
    ])
    expect(wrong({ sheet: { fromMonth: '2025-11' } })).toEqual([
      ['PERIOD/error', '', null, null],
      ['PERIOD/warning', 'GS-2025-001', null, null],
    ])
    const overlapping = (same: boolean) => [
      { part: 'service' as const, disclosureId: 9, number: 'GS-2025-004', same },
    ]
    expect(wrong({ facts: { overlapping: overlapping(false) } })).toEqual([
      ['OVERLAP/warning', 'GS-2025-004', null, null],
    ])
    expect(wrong({ facts: { overlapping: overlapping(true) } })).toEqual([
      ['OVERLAP/error', 'GS-2025-004', null, null],
    ])
  })

  it('names the published sheets that a correction leaves behind, with both amounts', () => {
    const next = { part: 'service' as const, disclosureId: 8, number: 'GS-2026-001' }
    expect(wrong({ facts: { following: [{ ...next, openingFen: 30_230 }] } })).toEqual([])
    expect(wrong({ facts: { following: [{ ...next, openingFen: 30_000 }] } })).toEqual([
      ['FOLLOWING/warning', 'GS-2026-001', 30_230, 30_000],
    ])
  })

  it('holds a typed sheet against what the ledger comes to', () => {
    const typed = { ledger: [], totals: [{ part: 'service' as const, inFen: 85_230, outFen: 59_000 }] }
    const lines = sound.lines.map((one) => ({ ...one, accountId: null }))
    expect(wrong({ sheet: { lines }, facts: typed })).toEqual([['BOOKS/warning', 'out', 60_000, 59_000]])
  })

  it('asks for what was charged and received only where the service fee is told of', () => {
    const header = { receivableFen: null, receivedFen: null, rate: null, houseRate: null }
    expect(wrong({ header })).toEqual([
      ['HEADER/warning', 'receivableFen', null, null],
      ['HEADER/warning', 'receivedFen', null, null],
    ])
    const parts = [{ ...sound.parts[0]!, part: 'public' as const, carriedFrom: null }]
    expect(
      wrong({ header, sheet: { parts, lines: [] }, facts: { ledger: [], carried: [], openings: [] } }),
    ).toEqual([])
  })

  it('fits the remuneration to the charging mode', () => {
    const paid = line({ line: 'remuneration', name: '酬金', outFen: 100 })
    expect(ruled({ more: [paid] })).toEqual([['REMUNERATION/error', '', 100, null]])
    expect(ruled({ more: [paid], sheet: { mode: 'remuneration' } })).toEqual([])
    expect(wrong({ sheet: { mode: 'remuneration' } })).toEqual([['REMUNERATION/warning', '', 0, null]])
  })
})
