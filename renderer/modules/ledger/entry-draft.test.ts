import { expect, it } from 'vitest'
import type { LedgerAccount } from '../../../shared/modules/ledger/contract.ts'
import { findAccounts, problemsOf, sideOf, type EntryDraft } from './entry-draft.ts'

const account = (
  code: string,
  name: string,
  initials: string,
  pinyin: string,
  rest: Partial<LedgerAccount>,
) =>
  ({
    id: Number(code),
    version: 1,
    entries: 0,
    archived: false,
    code,
    name,
    initials,
    pinyin,
    ...rest,
  }) as LedgerAccount
const cleaning = account('105', '清洁卫生', 'qjws', 'qingjieweisheng', { fund: 'service', line: 'cleaning' })
const greening = account('106', '绿化养护', 'lhyh', 'lvhuayanghu', { fund: 'service', line: 'greening' })
const parking = account('201', '停车', 'tc', 'tingche', { fund: 'public', line: 'parking' })
const draft = (fields: Partial<EntryDraft> = {}): EntryDraft => ({
  ...{
    day: '8',
    accountId: 105,
    side: null,
    amount: '1,280.5',
    words: '清洁',
    party: '',
    voucher: '',
    photos: [],
  },
  requestKey: 'a key of its own',
  ...fields,
})
const problems = (fields: Partial<EntryDraft>, of: LedgerAccount | null = cleaning) =>
  problemsOf(draft(fields), of, '2026-10-21')

it('a whole entry has no problem', () => expect(problems({})).toEqual({}))

it.each([
  [{ day: '昨天' }, { day: 'day' }],
  [{ day: '22' }, { day: 'future' }],
  [{ amount: '一千' }, { amount: 'NOT_AN_AMOUNT' }],
  [{ amount: '-5' }, { amount: 'NEGATIVE' }],
  [{ amount: '1.005' }, { amount: 'TOO_MANY_DECIMALS' }],
  [{ amount: '1000000000.01' }, { amount: 'TOO_LARGE' }],
  [{ amount: '0.00' }, { amount: 'zero' }],
  [{ amount: '' }, { amount: 'amount' }],
  [{ words: '  ' }, { words: 'words' }],
  [{ words: '屋面大修' }, { words: 'maintenance' }],
] as const)('%o is told at its field', (fields, told) => expect(problems(fields)).toEqual(told))

it('the account gives the side where it has one only', () => {
  expect(sideOf(cleaning, 'in')).toBe('out')
  expect(sideOf(parking, null)).toBeNull()
  expect(problems({}, parking)).toEqual({ side: 'side' })
  expect(problems({ side: 'out', words: '车棚大修' }, parking)).toEqual({})
  expect(problems({}, null)).toEqual({ accountId: 'account' })
})

it.each([
  ['105', [cleaning]],
  ['10', [cleaning, greening]],
  ['qj', [cleaning]],
  ['lvhua', [greening]],
  ['养护', [greening]],
  ['２０１', [parking]],
  ['zz', []],
  ['', [cleaning, greening, parking]],
] as const)('typing %s finds its account', (typed, found) =>
  expect(findAccounts([cleaning, greening, parking], typed)).toEqual(found),
)
