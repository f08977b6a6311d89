// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope } from 'vue'
import type { BoxRow } from '../../../shared/modules/search/contract.ts'
import { useBoxSearch, type BoxSearch } from './useBoxSearch.ts'

const house = (houseId: number, room: string): BoxRow => ({
  kind: 'house',
  reason: 'room',
  houseId,
  residentId: null,
  ticketId: null,
  room,
  roomMark: null,
  name: '',
  nameMark: null,
  role: null,
  phone: '',
  number: '',
  words: '',
  openTickets: 0,
  flags: [],
  notes: '',
})
const three = [house(1, '3-2-501'), house(2, '3-2-502'), house(3, '3-2-503')]

interface Question {
  text: string
  signal: AbortSignal
  answer: (rows: readonly BoxRow[]) => Promise<void>
  fail: (error: unknown) => Promise<void>
}

let scope: EffectScope
let box: BoxSearch<BoxRow>
let asked: Question[]
const open = vi.fn<(row: BoxRow) => void>()
const register = vi.fn<(row: BoxRow) => void>()

beforeEach(() => {
  vi.useFakeTimers()
  open.mockReset()
  register.mockReset()
  asked = []
  scope = effectScope()
  box = scope.run(() =>
    useBoxSearch<BoxRow>({
      open,
      keys: { F2: register },
      ask: (text, signal) =>
        new Promise((resolve, reject) => {
          asked.push({
            text,
            signal,
            answer: async (rows) => {
              resolve(rows)
              await vi.advanceTimersByTimeAsync(0)
            },
            fail: async (error) => {
              reject(error)
              await vi.advanceTimersByTimeAsync(0)
            },
          })
        }),
    }),
  )!
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
})

/** Presses a key; true when the box took it, false when the browser would have typed or handled it. */
function press(key: string, more: KeyboardEventInit & { keyCode?: number } = {}): boolean {
  const event = new KeyboardEvent('keydown', { key, cancelable: true, ...more })
  if (more.keyCode) Object.defineProperty(event, 'keyCode', { value: more.keyCode })
  box.onKeydown(event)
  return event.defaultPrevented
}

async function found(text = '32501', rows: readonly BoxRow[] = three) {
  box.type(text)
  await asked.at(-1)!.answer(rows)
}

describe('what is typed', () => {
  it('is asked at every key, each question overtaking the one before', () => {
    for (const text of ['3', '3-', '3-2']) box.type(text)
    expect(asked.map(({ text, signal }) => [text, signal.aborted])).toEqual([
      ['3', true],
      ['3-', true],
      ['3-2', false],
    ])
  })

  it('stops the question before it, whose late answer changes nothing', async () => {
    box.type('3')
    box.type('32501')
    expect(asked[0]!.signal.aborted).toBe(true)
    await asked[1]!.answer(three)
    await asked[0]!.answer([house(9, '9-9-999')])
    expect(box.rows.value).toEqual(three)
  })

  it('keeps the rows before until the new ones are there', async () => {
    await found('3250')
    box.type('32501')
    expect(box.rows.value).toEqual(three)
    expect(box.isOpen.value).toBe(true)
    await asked.at(-1)!.answer([three[0]!])
    expect(box.rows.value).toEqual([three[0]])
  })

  it('is gone with Esc, rows and all', async () => {
    await found()
    expect(press('Escape')).toBe(true)
    expect(box.text.value).toBe('')
    expect(box.rows.value).toEqual([])
    expect(box.isOpen.value).toBe(false)
    expect(press('Escape')).toBe(false)
  })

  it('shows a fault and asks again on Enter', async () => {
    box.type('501')
    await asked[0]!.fail(new Error('gone'))
    expect(box.fault.value?.code).toBe('INTERNAL')
    press('Enter')
    await asked[1]!.answer(three)
    expect(box.fault.value).toBeNull()
    expect(open).toHaveBeenCalledWith(three[0])
  })

  it('waits for no answer when the page goes behind the lock screen', () => {
    box.type('501')
    scope.stop()
    expect(asked[0]!.signal.aborted).toBe(true)
  })
})

describe('Enter', () => {
  it('opens the first row', async () => {
    await found()
    expect(press('Enter')).toBe(true)
    expect(open).toHaveBeenCalledExactlyOnceWith(three[0])
  })

  it('waits for the rows of what was typed', async () => {
    await found('3')
    box.type('32502')
    press('Enter')
    expect(open).not.toHaveBeenCalled()
    await asked.at(-1)!.answer([three[1]!])
    expect(open).toHaveBeenCalledExactlyOnceWith(three[1])
  })

  it('no longer waits once something else is typed', async () => {
    box.type('3')
    press('Enter')
    box.type('32')
    await asked.at(-1)!.answer(three)
    expect(open).not.toHaveBeenCalled()
  })

  it.each([{ isComposing: true }, { keyCode: 229 }])('belongs to the input method: %o', async (ime) => {
    await found()
    expect(press('Enter', ime)).toBe(false)
    expect(press('ArrowDown', ime)).toBe(false)
    expect(press('1', { ...ime, altKey: true })).toBe(false)
    expect(open).not.toHaveBeenCalled()
    expect(box.inList.value).toBe(false)
  })

  it('opens nothing where nothing was found', async () => {
    await found('无此人', [])
    expect(box.isEmpty.value).toBe(true)
    press('Enter')
    expect(open).not.toHaveBeenCalled()
  })
})

describe('digits', () => {
  it('are text', async () => {
    await found()
    expect(press('2')).toBe(false)
    expect(open).not.toHaveBeenCalled()
  })

  it('pick a row with Alt', async () => {
    await found()
    expect(press('2', { altKey: true })).toBe(true)
    expect(open).toHaveBeenCalledExactlyOnceWith(three[1])
  })

  it('pick a row after ↓ moved into the list, and are text again after typing or ↑', async () => {
    await found()
    press('ArrowDown')
    expect(press('3')).toBe(true)
    expect(open).toHaveBeenCalledExactlyOnceWith(three[2])
    press('ArrowUp')
    press('ArrowUp')
    expect(press('3')).toBe(false)
    press('ArrowDown')
    await found('王')
    expect(press('3')).toBe(false)
    expect(open).toHaveBeenCalledTimes(1)
  })

  it('with Alt wait for the rows of what was typed', async () => {
    box.type('3250')
    press('2', { altKey: true })
    await asked.at(-1)!.answer(three)
    expect(open).toHaveBeenCalledExactlyOnceWith(three[1])
  })
})

describe('the arrows and F2', () => {
  it('move between the first and the last row', async () => {
    await found()
    for (let times = 0; times < 5; times++) press('ArrowDown')
    expect(box.active.value).toBe(2)
    press('ArrowUp')
    press('Enter')
    expect(open).toHaveBeenCalledExactlyOnceWith(three[1])
  })

  it('register for the active row', async () => {
    await found()
    expect(press('F2')).toBe(true)
    press('ArrowDown')
    press('F2')
    expect(register.mock.calls).toEqual([[three[0]], [three[1]]])
  })

  it('leave F2 to the page while nothing is typed', () => {
    expect(press('F2')).toBe(false)
  })
})
