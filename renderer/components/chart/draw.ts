import { BarChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { BarOption } from './option.ts'

use([BarChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

export interface Drawn {
  draw(option: BarOption): void
  /** To the host's present size. */
  resize(): void
  dispose(): void
}

/** Drawn as SVG: sharp on paper at any size, and every instance with pattern ids of its own. */
export function drawInto(host: HTMLElement): Drawn {
  const chart = init(host, null, { renderer: 'svg' })
  return {
    draw: (option) => chart.setOption(option, { notMerge: true }),
    resize: () => chart.resize(),
    dispose: () => chart.dispose(),
  }
}
