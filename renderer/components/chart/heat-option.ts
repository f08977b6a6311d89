import type { HeatmapSeriesOption } from 'echarts/charts'
import type {
  GridComponentOption,
  TooltipComponentOption,
  VisualMapComponentOption,
} from 'echarts/components'
import type { ComposeOption } from 'echarts/core'
import type { ChartLook, HeatModel } from './model.ts'

export type HeatOption = ComposeOption<
  HeatmapSeriesOption | GridComponentOption | TooltipComponentOption | VisualMapComponentOption
>

/** The tooltip takes its words as HTML. Not by the library's own helper: the library is fetched only to draw. */
export const escaped = (words: string): string =>
  words.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** A grid of lettered cells for ECharts. Nothing moves; `paper` has nothing to point at. */
export function heatOption({ columns, rows, cells }: HeatModel, look: ChartLook, paper: boolean): HeatOption {
  const { fontSize } = look
  const text = { color: look.text, fontSize, fontFamily: look.fontFamily }
  const axis = {
    type: 'category' as const,
    axisTick: { show: false },
    axisLine: { show: false },
    axisLabel: { ...text, interval: 0 },
  }
  return {
    animation: false,
    textStyle: text,
    grid: {
      left: 0,
      right: 1,
      top: 1,
      bottom: 1,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    tooltip: {
      show: !paper,
      confine: true,
      transitionDuration: 0,
      backgroundColor: look.surface,
      borderColor: look.line,
      textStyle: text,
      formatter: (point) => {
        const { dataIndex } = Array.isArray(point) ? point[0]! : point
        return (cells[dataIndex]?.words ?? []).map((words) => escaped(words)).join('<br>')
      },
    },
    xAxis: { ...axis, data: [...columns], position: 'top' },
    yAxis: { ...axis, data: [...rows], inverse: true },
    visualMap: {
      type: 'piecewise',
      show: false,
      dimension: 2,
      pieces: look.levels.map((color, value) => ({ value, color })),
    },
    series: [
      {
        type: 'heatmap',
        data: cells.map(({ column, row, level }) => [column, row, level]),
        cursor: paper ? 'default' : 'pointer',
        label: {
          show: true,
          ...text,
          color: look.letters,
          formatter: ({ dataIndex }) => cells[dataIndex]?.label ?? '',
        },
        itemStyle: { borderColor: look.line, borderWidth: 1 },
        emphasis: { disabled: paper, itemStyle: { borderColor: look.text, borderWidth: 1 } },
      },
    ],
  }
}
