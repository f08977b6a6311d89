import { expect, it } from 'vitest'
import type { TicketProgress } from './contract.ts'
import { progressSentence } from './progress-words.ts'
import { ticketKinds, ticketStates } from './terms.ts'

const progress: TicketProgress = {
  id: 1,
  number: 'TS-20261120-0007',
  kind: 'complaint',
  state: 'open',
  room: '3-2-501',
  place: '',
  category: '电梯故障',
  words: '电梯又停了',
  receivedAt: '2026-11-20T06:20:00.000Z',
  firstContactAt: '2026-11-20T06:20:00.000Z',
  firstContactDueAt: '2026-11-20T06:35:00.000Z',
  department: '',
  replyDueAt: '2026-11-21T06:20:00.000Z',
  resolveDueAt: '2026-11-23T06:20:00.000Z',
  appointmentOn: null,
  appointmentTime: '',
  doneAt: null,
  closedAt: null,
  result: '',
  joinedInto: '',
}
/** On Saturday the 21st at 09:12 in Shanghai. */
const said = (changes: Partial<TicketProgress>, locale: 'zh-CN' | 'en' = 'zh-CN') =>
  progressSentence({
    ...progress,
    ...changes,
    locale,
    now: '2026-11-21T01:12:00.000Z',
    timeZone: 'Asia/Shanghai',
  })

const repair = {
  kind: 'repair',
  state: 'assigned',
  category: '水管漏水',
  department: '工程部',
  appointmentTime: '14点到16点',
} as const
const done = { state: 'done', doneAt: '2026-11-21T00:30:00.000Z', result: '已更换门机皮带。' } as const
const closed = { ...done, state: 'closed', closedAt: '2026-11-21T01:00:00.000Z' } as const

it.each<[string, Partial<TicketProgress>, string]>([
  ['open', {}, '您昨天14:20反映的电梯故障，我们已经受理，正在安排处理，后天14:20前办结。'],
  [
    'open and nobody contacted yet',
    {
      receivedAt: '2026-11-21T01:10:00.000Z',
      firstContactAt: null,
      firstContactDueAt: '2026-11-21T01:25:00.000Z',
    },
    '您今天09:10反映的电梯故障，我们已经受理，正在安排处理，今天09:25前联系您，后天14:20前办结。',
  ],
  [
    'with a first contact that was missed',
    { firstContactAt: null },
    '您昨天14:20反映的电梯故障，我们已经受理，正在安排处理，后天14:20前办结。',
  ],
  [
    'assigned with an appointment',
    { ...repair, appointmentOn: '2026-11-22' },
    '您昨天14:20报修的水管漏水，正由工程部维修。约好明天14点到16点上门，后天14:20前办结。',
  ],
  [
    'assigned with an appointment that is past, and overdue',
    { ...repair, appointmentOn: '2026-11-19', resolveDueAt: '2026-11-20T10:00:00.000Z' },
    '您昨天14:20报修的水管漏水，正由工程部维修。原约前天14点到16点上门。原定昨天18:00前办结，现在已经过了时间，很抱歉，我马上去催，再给您回话。',
  ],
  [
    'a question',
    { kind: 'inquiry', category: '物业费' },
    '您昨天14:20咨询的物业费，我们已经受理，正在安排答复，今天14:20前答复您。',
  ],
  ['praise', { kind: 'praise', category: '客服' }, '您昨天14:20表扬的客服，我们已经受理，正在安排转达。'],
  [
    'done',
    done,
    '您昨天14:20反映的电梯故障，今天08:30已经处理完：已更换门机皮带。请您看看是否满意，我们确认后结案。',
  ],
  [
    'closed',
    closed,
    '您昨天14:20反映的电梯故障，今天09:00已经办结：已更换门机皮带。如果还有问题，我可以为您重新办理。',
  ],
  [
    'closed years ago without a word',
    { ...closed, receivedAt: '2024-03-05T01:00:00.000Z', closedAt: '2024-03-06T01:00:00.000Z', result: '' },
    '您2024年3月5日09:00反映的电梯故障，2024年3月6日09:00已经办结。如果还有问题，我可以为您重新办理。',
  ],
  [
    'joined',
    { state: 'joined', joinedInto: 'TS-20261120-0003', department: '工程部' },
    '您昨天14:20反映的电梯故障，和受理单 TS-20261120-0003 是同一件事，合在一起处理，由工程部负责，后天14:20前办结。',
  ],
  [
    'closed with the ticket it waited for',
    { ...closed, joinedInto: 'TS-20261120-0003' },
    '您昨天14:20反映的电梯故障，和受理单 TS-20261120-0003 一起，今天09:00已经办结：已更换门机皮带。如果还有问题，我可以为您重新办理。',
  ],
  [
    'voided',
    { state: 'void' },
    '您昨天14:20反映的电梯故障，这张受理单已经作废，不再处理。如果还需要，我为您重新登记。',
  ],
])('%s', (_, changes, sentence) => {
  expect(said(changes)).toBe(sentence)
})

it('cuts a long result where a clause ends', () => {
  const result = '已更换门机皮带并调整了轿门间隙，'.repeat(6)
  expect(said({ ...closed, result })).toMatch(/间隙…。如果还有问题/)
})

it.each<[string, Partial<TicketProgress>, string]>([
  [
    'assigned',
    {
      ...repair,
      category: 'leaking pipe',
      department: 'Engineering',
      appointmentOn: '2026-11-22',
      appointmentTime: '2 to 4 pm',
    },
    'You asked for a repair: leaking pipe, yesterday at 14:20. Engineering is working on it. Somebody will come tomorrow, 2 to 4 pm. It will be resolved by 23 November at 14:20.',
  ],
  [
    'closed',
    { ...closed, category: 'lift', result: 'belt replaced.' },
    'You reported lift, yesterday at 14:20. It was closed today at 09:00: belt replaced. If anything is left, I can open it again.',
  ],
])('in English: %s', (_, changes, sentence) => {
  expect(said(changes, 'en')).toBe(sentence)
})

it('is one whole sentence of every kind in every state, in both languages, and never names the room', () => {
  for (const kind of ticketKinds)
    for (const state of ticketStates)
      for (const locale of ['zh-CN', 'en'] as const) {
        const sentence = said({ kind, state, department: 'X', joinedInto: 'TS-20261120-0003' }, locale)
        expect(sentence).toMatch(locale === 'en' ? /^You .*\w\.$/ : /^您.*[^。]。$/)
        expect(sentence).not.toMatch(/undefined|null|NaN|3-2-501|[,，]{2}|\.\.|。。/)
      }
})
