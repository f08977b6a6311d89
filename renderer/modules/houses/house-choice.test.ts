import { describe, expect, it } from 'vitest'
import { newDoors } from './house-choice.ts'

const labels = (typed: string, known: string[] = []) => newDoors(typed, known).map(({ label }) => label)

describe('a room that is not in the archives', () => {
  it.each(['3-2-501', '三栋二单元501', '3#2-501'])('can be entered as %s', (typed) => {
    expect(newDoors(typed, [])[0]).toEqual({
      label: '3-2-501',
      address: { building: '3', unit: '2', room: '501' },
    })
  })

  it('is offered both ways when it can be read two ways', () => {
    expect(labels('121102')).toEqual(expect.arrayContaining(['12-1-102', '1-2-1102']))
  })

  it('is not offered when the archives have it', () => {
    expect(labels('3-2-501', ['3-2-501'])).not.toContain('3-2-501')
  })

  it.each(['501', '王芳', '3-2', ''])('is no whole address in %s', (typed) => {
    expect(labels(typed)).toEqual([])
  })
})
