import type { Answer, Cell } from '../../../shared/modules/surveys/cells.ts'

/** What a key does with the question at hand. */
export type Deed =
  /** This is the answer: on to the next question. */
  | { kind: 'answer'; answer: Answer }
  /** One of several was ticked or not: stay. */
  | { kind: 'tick'; answer: Answer }
  /** A first digit that can become a longer number: wait for the next one. */
  | { kind: 'wait'; digits: string }
  /** What waited is the answer, and the key belongs to the next question. */
  | { kind: 'answer-then'; answer: Answer }
  | { kind: 'back' }
  | { kind: 'next' }
  | { kind: 'impossible' }
  | { kind: 'nothing' }

/** The numbers that can be the answer. Open questions have none. */
export function rangeOf({ question }: Cell): { least: number; most: number } {
  if (question.kind === 'scale') return { least: 0, most: 5 }
  if (question.kind === 'recommend') return { least: 0, most: 10 }
  return { least: 1, most: question.options.length }
}

/** Which key goes back, and which says that nothing was circled; both lie beside the digits of the number pad. */
export const backKeys: readonly string[] = ['-', 'Backspace']
export const blankKey = '.'
/** What an input method for Chinese makes of it in a field of words. */
export const blankSigns: readonly string[] = ['。', '．']

function ticked(current: Answer, option: number): Answer {
  const others = Array.isArray(current) ? current : []
  const options = others.includes(option) ? others.filter((each) => each !== option) : [...others, option]
  return options.length === 0 ? null : options.sort((a, b) => a - b)
}

const take = (cell: Cell, current: Answer, value: number): Deed =>
  cell.question.kind === 'choices'
    ? { kind: 'tick', answer: ticked(current, value) }
    : { kind: 'answer', answer: value }

/** What one key means; `waiting` are digits pressed before that could still have become a longer number. */
export function deedOf(cell: Cell, current: Answer, waiting: string, key: string): Deed {
  if (backKeys.includes(key)) return waiting === '' ? { kind: 'back' } : { kind: 'wait', digits: '' }
  if (key === blankKey) return { kind: 'answer', answer: null }
  if (key === 'Enter') {
    if (waiting !== '') return take(cell, current, Number(waiting))
    return current === null ? { kind: 'impossible' } : { kind: 'next' }
  }
  if (/^\d$/.test(key)) return digitDeed(cell, current, waiting, key)
  return key.length === 1 ? { kind: 'impossible' } : { kind: 'nothing' }
}

function digitDeed(cell: Cell, current: Answer, waiting: string, digit: string): Deed {
  const { least, most } = rangeOf(cell)
  const value = Number(waiting + digit)
  if (value < least || value > most) {
    if (waiting === '' || cell.question.kind === 'choices') return { kind: 'impossible' }
    return { kind: 'answer-then', answer: Number(waiting) }
  }
  if (value > 0 && value * 10 <= most) return { kind: 'wait', digits: waiting + digit }
  return take(cell, current, value)
}
