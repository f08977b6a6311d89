import { describe, expect, it } from 'vitest'
import type { ValueColumn } from '../../../shared/modules/imports/contract.ts'
import {
  allDecisions,
  decide,
  decisionCode,
  decisionFrom,
  decisionOf,
  isAsked,
  undecidedValues,
} from './values.ts'

const known = { text: '冷漠', rows: 4, decision: { entry: '31' }, certain: true }
const asked = { text: '态度冷漠', rows: 133, decision: null, certain: false }
const column: ValueColumn = {
  field: 'category2',
  choices: [{ entry: '31', name: '冷漠' }],
  creatable: true,
  keepable: true,
  values: [known, asked],
}

describe('what the words of a column mean', () => {
  it('is open for a text that is only like a known one', () => {
    expect(undecidedValues([column], {})).toBe(1)
    expect(isAsked(column)).toBe(true)
    expect(isAsked({ ...column, values: [known] })).toBe(false)
  })

  it('is what the person chose, over what was known', () => {
    const decisions = decide({}, 'category2', ['冷漠', '态度冷漠'], { create: true })
    expect(decisionOf(decisions, 'category2', known)).toEqual({ create: true })
    expect(undecidedValues([column], decisions)).toBe(0)
  })

  it('goes to the core whole: chosen and known together', () => {
    const decisions = decide({}, 'category2', ['态度冷漠'], { entry: '31' })
    expect(allDecisions([column], decisions)).toEqual({
      category2: { 冷漠: { entry: '31' }, 态度冷漠: { entry: '31' } },
    })
    expect(allDecisions([column], {})).toEqual({ category2: { 冷漠: { entry: '31' } } })
  })

  it('survives the select it is chosen in', () => {
    for (const decision of [{ entry: '31' }, { create: true }, { keep: true }, null] as const)
      expect(decisionFrom(decisionCode(decision))).toEqual(decision)
  })
})
