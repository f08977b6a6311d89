import { init } from 'echarts/core'
import { describe, expect, it } from 'vitest'
import type { ChartOption } from './draw.ts'
import './draw.ts'
import { intervalOption } from './interval-option.ts'
import type { ChartLook, IntervalModel } from './model.ts'
import { labelPlaces, quadrantOption } from './quadrant-option.ts'

const look: ChartLook = {
  first: 'teal',
  second: 'white',
  hatch: 'teal',
  text: 'black',
  line: 'grey',
  surface: 'white',
  levels: ['white', 'silver', 'grey', 'black', 'white'],
  letters: 'black',
  fontFamily: 'serif',
  fontSize: 10,
}
const drawn = (option: ChartOption): string => {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: 600, height: 400 })
  chart.setOption(option)
  const svg = chart.renderToSVGString()
  chart.dispose()
  return svg
}
const model: IntervalModel = {
  labels: ['安全', '清洁'],
  series: [
    { name: '满意率', points: [{ value: 0.7, low: 0.6, high: 0.8 }, null] },
    {
      name: '上次',
      points: [
        { value: 0.5, low: null, high: null },
        { value: 0.4, low: 0.3, high: 0.5 },
      ],
    },
  ],
  format: (value) => `${Math.round(value * 100)}%`,
  goal: { name: '目标 90%', value: 0.9 },
}

describe('a chart of intervals', () => {
  it('draws points of two shapes, their intervals and the goal, and leaves out what is hidden', () => {
    const svg = drawn(intervalOption(model, look, true))
    for (const words of ['安全', '清洁', '满意率', '上次', '目标 90%']) expect(svg).toContain(words)
    expect(svg).not.toContain('NaN')
  })

  it('draws nothing wrong of nothing', () => {
    const empty = { ...model, labels: [], series: [{ name: '', points: [] }] }
    expect(drawn(intervalOption(empty, look, false))).not.toContain('NaN')
  })
})

describe('a chart of four fields', () => {
  const axis = { name: '满意', format: String }

  it('names its points and its fields', () => {
    const svg = drawn(
      quadrantOption(
        {
          points: [
            { label: '安全', x: 3.9, y: 4.7 },
            { label: '清洁', x: 3.8, y: 3.7 },
          ],
          x: axis,
          y: axis,
          cross: { x: 3.85, y: 4 },
          corners: { topLeft: '急需改进', topRight: '优势', bottomLeft: '次要', bottomRight: '过度' },
        },
        look,
        true,
      ),
    )
    for (const words of ['安全', '清洁', '急需改进', '过度']) expect(svg).toContain(words)
    expect(svg).not.toContain('NaN')
  })

  it('is drawn of one point, which varies in nothing', () => {
    const one = { points: [{ label: '一', x: 3, y: 3 }], x: axis, y: axis, cross: null }
    expect(drawn(quadrantOption(one, look, false))).not.toContain('NaN')
  })

  it('puts no name over another while there is room around the points', () => {
    const place = labelPlaces()
    const names = Array.from({ length: 6 }, (_, dataIndex) => {
      const rect = { x: 100 + dataIndex * 3, y: 100 + dataIndex, width: 6, height: 6 }
      const { x, y } = place({ dataIndex, rect, labelRect: { x: 0, y: 0, width: 40, height: 12 } })
      return { left: x, right: x + 40, top: y - 6, bottom: y + 6 }
    })
    for (const [at, a] of names.entries())
      for (const b of names.slice(at + 1))
        expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false)
  })
})
