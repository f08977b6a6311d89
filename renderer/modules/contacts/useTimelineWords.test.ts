// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { createI18n } from 'vue-i18n'
import { messages } from '../../../shared/locale/index.ts'
import type { TimelineEntry } from '../../../shared/modules/contacts/contract.ts'
import { contactKinds, promiseStates } from '../../../shared/modules/contacts/terms.ts'
import { houseRecordKinds } from '../../../shared/modules/houses/terms.ts'
import { preferenceKinds } from '../../../shared/modules/residents/terms.ts'
import { ticketEventKinds, ticketKinds } from '../../../shared/modules/tickets/terms.ts'
import { synchroniseClock } from '../../client/clock.ts'
import { useTimelineWords } from './useTimelineWords.ts'

const missing = vi.fn()
const i18n = createI18n({ legacy: false, locale: 'zh-CN', messages, missing })

function words() {
  let found: ReturnType<typeof useTimelineWords> | undefined
  mount({ setup: () => ((found = useTimelineWords()), () => null) }, { global: { plugins: [i18n] } })
  return found!
}
const entry = (
  kind: TimelineEntry['kind'],
  detail: TimelineEntry['detail'],
  rest: Partial<TimelineEntry> = {},
): TimelineEntry => ({
  key: 'contact:1',
  at: '2026-11-21T01:12:00.000Z',
  kind,
  direction: 'none',
  channel: '',
  by: '',
  who: '',
  room: '',
  words: '',
  link: null,
  detail,
  ...rest,
})

beforeEach(() => {
  missing.mockClear()
  synchroniseClock('2026-11-21T02:00:00.000Z', 'Asia/Shanghai')
})

it.each<[string, TimelineEntry, string[]]>([
  [
    '走访',
    entry(
      'contact',
      { contactKind: 'visit', purpose: 'care', participants: '李静', followUp: '再来' },
      { channel: '上门' },
    ),
    ['上门', '重点关怀', '参与：李静', '后续：再来'],
  ],
  ['备忘', entry('contact', { contactKind: 'note', purpose: '', participants: '', followUp: '' }), []],
  ['承诺', entry('promise', { step: 'made', state: 'open', note: '' }), []],
  ['未兑现', entry('promise', { step: 'settled', state: 'broken', note: '缺货' }), ['缺货']],
  [
    '报修',
    entry('ticket', { ticketKind: 'repair', category: '水电', state: 'open' }, { channel: '微信' }),
    ['微信', '水电', '待分派'],
  ],
  ['首次联系', entry('ticket-step', { step: 'first-contact', result: 'reached' }), ['已联系']],
  [
    '分派',
    entry('ticket-step', { step: 'assigned', department: '工程部', assignee: '张伟' }),
    ['工程部 张伟'],
  ],
  ['处理完成', entry('ticket-step', { step: 'done' }), []],
  ['搬离', entry('moved-out', { role: 'tenant' }), ['租户']],
  [
    '水电',
    entry('house-record', { recordKind: 'water-and-power', part: '厨房', cause: '', worker: '张师傅' }),
    ['厨房', '张师傅'],
  ],
  ['需求', entry('preference', { step: 'met', preferenceKind: 'need', knownFrom: 'told' }), ['已满足']],
])('%s', (head, told, facts) => {
  const { headOf, factsOf } = words()
  expect(headOf(told)).toContain(head)
  expect(factsOf(told)).toEqual(facts)
  expect(missing).not.toHaveBeenCalled()
})

it('has a word for everything that can stand there', () => {
  const { headOf, factsOf } = words()
  const everything = [
    ...contactKinds.map((contactKind) => entry('contact', { contactKind })),
    ...promiseStates.map((state) => entry('promise', { step: 'settled', state })),
    ...ticketKinds.map((ticketKind) => entry('ticket', { ticketKind, state: 'open' })),
    ...ticketEventKinds.map((step) => entry('ticket-step', { step, score: 4 })),
    ...houseRecordKinds.map((recordKind) => entry('house-record', { recordKind })),
    ...preferenceKinds.map((preferenceKind) => entry('preference', { preferenceKind, knownFrom: 'told' })),
    entry('moved-in', { role: 'owner' }),
  ]
  for (const told of everything) {
    expect(headOf(told)).not.toBe('')
    factsOf(told)
  }
  expect(missing).not.toHaveBeenCalled()
})

it('says a time as near as it is, and a date as far as it is known', () => {
  const { whenOf } = words()
  expect(whenOf(entry('contact', {}))).toBe('今天 09:12')
  expect(whenOf(entry('moved-in', {}, { at: '2019-10' }))).toBe('2019-10')
})
