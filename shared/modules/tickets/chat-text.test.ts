import { expect, it } from 'vitest'
import { chatText } from './chat-text.ts'
import type { ChatFacts } from './contract.ts'

const facts: ChatFacts = {
  number: 'BX-20261121-0003',
  kind: 'repair',
  building: '3',
  unit: '2',
  place: '卫生间',
  category: '水电供应不稳定',
  urgency: { code: 'urgent', name: '紧急', shipped: true },
  words: '天花板漏水',
  demand: null,
  department: '工程部',
  resolveDueAt: '2026-11-24T01:12:00.000Z',
  appointmentOn: '2026-11-22',
  appointmentTime: '上午',
  whole: null,
}
const page = { locale: 'zh-CN', timeZone: 'Asia/Shanghai', urgency: '紧急', demand: '' } as const

it('tells what and where, the unit but not the room', () => {
  expect(chatText(facts, page)).toBe(
    [
      '【报修】BX-20261121-0003（紧急）',
      '位置：3栋 2单元 卫生间',
      '类别：水电供应不稳定',
      '内容：天花板漏水',
      '预约：2026-11-22 上午',
      '责任部门：工程部',
      '办结时限：2026-11-24 09:12 前',
    ].join('\n'),
  )
})

it('tells room, name and phone where they are there to tell', () => {
  const whole = { room: '3栋2单元501', caller: '王女士', phone: '13800135678' }
  const text = chatText({ ...facts, whole }, page)
  expect(text).toContain('房号：3栋2单元501\n位置：卫生间\n联系人：王女士\n电话：138 0013 5678\n')
})

it('speaks English', () => {
  const text = chatText(
    { ...facts, place: '', words: 'Leak', category: 'Water', department: '', appointmentTime: '' },
    { ...page, locale: 'en', urgency: 'Urgent', demand: 'Repair' },
  )
  expect(text.split('\n')).toEqual([
    '[Repair] BX-20261121-0003 (Urgent)',
    'Where: Building 3 Unit 2',
    'Category: Water',
    'Words: Leak',
    'Wanted: Repair',
    'Appointment: 2026-11-22',
    'To be resolved: by 2026-11-24 09:12',
  ])
})
