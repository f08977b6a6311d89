import { init } from 'echarts/core'
import { describe, expect, it } from 'vitest'
import './draw.ts'
import { heatOption } from './heat-option.ts'
import type { ChartLook, HeatModel } from './model.ts'

const look: ChartLook = {
  first: 'teal',
  second: 'white',
  hatch: 'teal',
  text: 'black',
  line: 'grey',
  surface: 'white',
  levels: ['honeydew', 'azure', 'beige', 'pink', 'ivory'],
  letters: 'black',
  fontFamily: 'serif',
  fontSize: 10,
}
const model: HeatModel = {
  columns: ['1-01', '1-02'],
  rows: ['二层', '一层'],
  cells: [
    { id: 7, column: 0, row: 0, level: 0, label: '201 清', words: ['3-1-201', '<b>100%</b>'] },
    { id: 8, column: 1, row: 1, level: 3, label: '102 欠', words: ['3-1-102'] },
  ],
}

describe('a grid of cells', () => {
  it('is drawn: each cell in the colour of its level, and lettered', () => {
    const chart = init(null, null, { renderer: 'svg', ssr: true, width: 400, height: 200 })
    chart.setOption(heatOption(model, look, true))
    const svg = chart.renderToSVGString()
    chart.dispose()
    for (const text of ['1-01', '1-02', '二层', '一层', '201 清', '102 欠'])
      expect(svg).toContain(`>${text}<`)
    expect(svg).toContain('fill="honeydew"')
    expect(svg).toContain('fill="pink"')
    expect(svg).not.toContain('fill="azure"')
  })

  it('says of a cell what is known of it, and runs nothing that was typed', () => {
    const { tooltip } = heatOption(model, look, false) as {
      tooltip: { show: boolean; formatter: (point: { dataIndex: number }) => string }
    }
    expect(tooltip.show).toBe(true)
    expect(tooltip.formatter({ dataIndex: 0 })).toBe('3-1-201<br>&#60;b&#62;100%&#60;/b&#62;')
    expect(heatOption(model, look, true)).toMatchObject({ tooltip: { show: false } })
  })
})
