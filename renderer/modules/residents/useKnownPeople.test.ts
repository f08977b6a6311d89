import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { BoxRow } from '../../../shared/modules/search/contract.ts'
import { useKnownPeople } from './useKnownPeople.ts'

const box = vi.hoisted(() => vi.fn<(input: { text: string }) => Promise<BoxRow[]>>())
vi.mock('../../client/client.ts', () => ({ client: { search: { box } } }))

const row = (residentId: number, changes: Partial<BoxRow>): BoxRow => ({
  kind: 'resident',
  reason: 'name',
  houseId: 1,
  residentId,
  ticketId: null,
  room: '3-2-501',
  roomMark: null,
  name: '王芳',
  nameMark: null,
  role: 'owner',
  phone: '138****8000',
  number: '',
  words: '',
  openTickets: 0,
  flags: [],
  notes: '',
  ...changes,
})
const asked = () => box.mock.calls.map(([{ text }]) => text)

describe('who may be entered a second time', () => {
  beforeEach(() => void box.mockReset().mockResolvedValue([]))

  it('is asked for a whole number or a whole name only', async () => {
    const { check } = useKnownPeople()
    for (const typed of ['1380013', '138 0013 8000', '138****8000']) await check('phone', typed)
    for (const typed of ['王', 'wangf', '王芳']) await check('name', typed)
    for (const typed of ['110101', '11010119900307785', '110***********7854']) await check('id-number', typed)
    expect(asked()).toEqual(['13800138000', '王芳'])
  })

  it('has this name itself, not only a part of it, nor a house of that name', async () => {
    box.mockResolvedValue([
      row(1, {}),
      row(2, { name: '王芳华' }),
      row(3, { reason: 'pinyin' }),
      row(4, { kind: 'house' }),
    ])
    const { people, check } = useKnownPeople()
    await check('name', '王芳')
    expect(people.value.map((known) => known.row.residentId)).toEqual([1])
  })

  it('stands there once, by the surest reason', async () => {
    const { people, check } = useKnownPeople()
    box.mockResolvedValue([row(1, {})])
    await check('name', '王芳')
    box.mockResolvedValue([row(1, { reason: 'phone-head' }), row(2, { reason: 'phone-head', name: '李雷' })])
    await check('phone', '13800138000')
    expect(people.value.map(({ by, row: { name } }) => [by, name])).toEqual([
      ['phone', '王芳'],
      ['phone', '李雷'],
    ])
  })

  it('goes when what was typed is taken back, and an answer that comes late is not shown', async () => {
    let answer: (rows: BoxRow[]) => void = () => undefined
    box.mockReturnValue(new Promise((resolve) => (answer = resolve)))
    const { people, check } = useKnownPeople()
    const late = check('phone', '13800138000')
    await check('phone', '')
    answer([row(1, { reason: 'phone-head' })])
    await late
    expect(people.value).toEqual([])
  })
})
