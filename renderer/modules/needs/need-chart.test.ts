import { expect, it } from 'vitest'
import type { Need } from '../../../shared/modules/surveys/needs-contract.ts'
import { needChart } from './need-chart.ts'

const row = (of: Partial<Need>): Need => ({
  ...{
    theme: 'repair',
    kind: 'pain',
    quadrant: 'improve',
    n: 20,
    importance: 90,
    performance: 50,
    gap: null,
  },
  ...{ complaints: 0, wishes: 0, criticisms: 0, praises: 0, priority: 60, matters: [] },
  parts: { importance: 30, shortfall: 30, complaints: 0, voices: 0 },
  sources: { tickets: [], codes: [], voices: [], scores: [] },
  ...of,
})
const words = {
  importance: '重要',
  performance: '满意',
  theme: (theme: string) => theme,
  quadrant: (quadrant: string) => quadrant,
}

it('draws the themes that have both figures, satisfaction across and importance up', () => {
  const hidden = row({ theme: 'greening', importance: 70, performance: null })
  const chart = needChart({ rows: [row({}), hidden], cross: { importance: 80, performance: 60 } }, words)
  expect(chart.points).toEqual([{ label: 'repair', x: 50, y: 90 }])
  expect(chart.cross).toEqual({ x: 60, y: 80 })
  expect(chart.corners).toMatchObject({ topLeft: 'improve', bottomRight: 'excess' })
})

it('has no cross where nothing was rated', () => {
  expect(needChart({ rows: [], cross: null }, words)).toMatchObject({ points: [], cross: null })
})
