import { init } from 'echarts/core'
import { describe, expect, it } from 'vitest'
import './draw.ts'
import type { BarModel, ChartLook } from './model.ts'
import { barOption } from './option.ts'

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
const model: BarModel = {
  labels: ['一', '二'],
  series: [
    { name: '本月', values: [3, 0] },
    { name: '上月', values: [1, 2] },
  ],
  lying: true,
}

describe('a chart of bars', () => {
  it('never moves, and tells its series apart without colours', () => {
    const { animation, series } = barOption(model, look, false)
    expect(animation).toBe(false)
    const [first, second] = series as { itemStyle: { decal: unknown } }[]
    expect(first!.itemStyle.decal).toEqual({ symbol: 'none' })
    expect(second!.itemStyle.decal).toMatchObject({ symbol: 'rect' })
  })

  it('is drawn: two bars for each name, the second ones filled with a pattern of lines', () => {
    const chart = init(null, null, { renderer: 'svg', ssr: true, width: 400, height: 200 })
    chart.setOption(barOption(model, look, true))
    const svg = chart.renderToSVGString()
    chart.dispose()
    expect(svg).toContain('<pattern')
    expect(svg).toContain('fill="teal"')
    for (const text of ['一', '二', '本月', '上月']) expect(svg).toContain(`>${text}<`)
  })

  it('puts the names beside lying bars, the first one on top, and under standing ones', () => {
    expect(barOption(model, look, false)).toMatchObject({
      yAxis: { type: 'category', data: ['一', '二'], inverse: true },
      xAxis: { type: 'value' },
    })
    expect(barOption({ ...model, lying: false }, look, false)).toMatchObject({
      xAxis: { type: 'category', inverse: false },
      yAxis: { type: 'value', minInterval: 1 },
    })
  })

  it('draws no outline where there is nothing', () => {
    const [first] = barOption(model, look, false).series as { data: unknown[] }[]
    expect(first!.data).toEqual([3, { value: 0, itemStyle: { borderWidth: 0 } }])
  })

  it('shows nothing to point at on paper', () => {
    expect(barOption(model, look, true)).toMatchObject({ tooltip: { show: false } })
    expect(barOption(model, look, false)).toMatchObject({ tooltip: { show: true } })
  })
})
