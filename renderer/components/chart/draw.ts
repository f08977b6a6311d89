import { BarChart, CustomChart, HeatmapChart, ScatterChart } from 'echarts/charts'
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapPiecewiseComponent,
} from 'echarts/components'
import { init, use } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { SVGRenderer } from 'echarts/renderers'
import type { HeatOption } from './heat-option.ts'
import type { IntervalOption } from './interval-option.ts'
import type { BarOption } from './option.ts'
import type { QuadrantOption } from './quadrant-option.ts'

// Only what is drawn: everything else of the library stays out of the program.
use([
  BarChart,
  CustomChart,
  HeatmapChart,
  ScatterChart,
  AriaComponent,
  GridComponent,
  LabelLayout,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapPiecewiseComponent,
  SVGRenderer,
])

export type ChartOption = BarOption | HeatOption | IntervalOption | QuadrantOption

export interface Drawn {
  draw(option: ChartOption): void
  /** To the host's present size. */
  resize(): void
  dispose(): void
}

/**
 * Drawn as SVG: sharp on paper at any size, and every instance with pattern ids of its own. `onChoose` is told which datum
 * somebody clicked.
 */
export function drawInto(host: HTMLElement, onChoose?: (index: number) => void): Drawn {
  const chart = init(host, null, { renderer: 'svg' })
  if (onChoose) chart.on('click', ({ dataIndex }) => onChoose(dataIndex))
  return {
    draw: (option) => chart.setOption(option, { notMerge: true }),
    resize: () => chart.resize(),
    dispose: () => chart.dispose(),
  }
}
