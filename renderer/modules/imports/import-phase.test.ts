import { describe, expect, it } from 'vitest'
import { isMoving, phaseOf } from './import-phase.ts'

describe('where an import stands', () => {
  it.each(['applying', 'withdrawing'] as const)('is waited for while the core works on it (%s)', (state) => {
    expect(isMoving({ state, undoable: false })).toBe(true)
    expect(phaseOf({ state, undoable: false })).toBe('withdrawing')
  })

  it.each(['applying', 'withdrawing'] as const)('is left to people once nobody works on it (%s)', (state) => {
    expect(isMoving({ state, undoable: true })).toBe(false)
    expect(phaseOf({ state, undoable: true })).toBe('stuck')
  })

  it.each(['applied', 'withdrawn', 'undone'] as const)('has ended: %s', (state) => {
    expect(isMoving({ state, undoable: state === 'applied' })).toBe(false)
    expect(phaseOf({ state, undoable: state === 'applied' })).toBe(state)
  })

  it.each(['uploaded', 'checked', 'discarded'] as const)('was never written: %s', (state) => {
    expect(phaseOf({ state, undoable: false })).toBe('ready')
  })
})
