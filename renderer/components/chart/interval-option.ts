import type { CustomSeriesOption, ScatterSeriesOption } from 'echarts/charts'
import type {
  GridComponentOption,
  LegendComponentOption,
  MarkLineComponentOption,
  TooltipComponentOption,
} from 'echarts/components'
import type { ComposeOption } from 'echarts/core'
import { escaped } from './heat-option.ts'
import type { ChartLook, IntervalModel } from './model.ts'

export type IntervalOption = ComposeOption<
  | ScatterSeriesOption
  | CustomSeriesOption
  | GridComponentOption
  | LegendComponentOption
  | MarkLineComponentOption
  | TooltipComponentOption
>

type Point = IntervalModel['series'][number]['points'][number]

/** Values with their intervals, a line a label. Two series differ by the shape of their points, not by a colour. */
export function intervalOption(model: IntervalModel, look: ChartLook, paper: boolean): IntervalOption {
  const { labels, series, format, goal } = model
  const { fontSize } = look
  const text = { color: look.text, fontSize, fontFamily: look.fontFamily }
  const legend = series.length > 1
  const lead = legend || goal !== undefined
  const shift = series.length > 1 ? fontSize * 0.42 : 0
  const asked = (point: Point) =>
    point === null
      ? '—'
      : point.low === null || point.high === null
        ? format(point.value)
        : `${format(point.value)} [${format(point.low)}, ${format(point.high)}]`
  const lineOf = (at: number) =>
    [labels[at] ?? '', ...series.map(({ name, points }) => `${name} ${asked(points[at] ?? null)}`)]
      .map(escaped)
      .join('<br>')

  return {
    animation: false,
    textStyle: text,
    legend: {
      show: legend,
      top: 0,
      right: 0,
      itemGap: fontSize,
      itemHeight: fontSize * 0.8,
      selectedMode: false,
      textStyle: text,
      data: series.map(({ name }) => name),
    },
    grid: {
      left: 0,
      right: fontSize * 2,
      top: lead ? fontSize * 2.4 : fontSize * 0.8,
      bottom: 0,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    tooltip: {
      show: !paper,
      trigger: 'axis',
      confine: true,
      transitionDuration: 0,
      axisPointer: { type: 'shadow' },
      backgroundColor: look.surface,
      borderColor: look.line,
      textStyle: text,
      formatter: (points) => {
        const first = Array.isArray(points) ? points[0] : points
        return first ? lineOf(first.dataIndex) : ''
      },
    },
    xAxis: {
      type: 'value',
      scale: true,
      ...ends(model),
      axisLabel: { ...text, formatter: format, hideOverlap: true },
      splitLine: { lineStyle: { color: look.line, width: paper ? 0.3 : 1 } },
    },
    yAxis: {
      type: 'category',
      data: [...labels],
      inverse: true,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: look.line } },
      splitLine: { show: true, lineStyle: { color: look.line, width: paper ? 0.2 : 0.5, type: 'dotted' } },
      axisLabel: { ...text, interval: 0, width: fontSize * 11, overflow: 'truncate' },
    },
    series: series.flatMap(({ name, points }, index): IntervalOption['series'] & object[] => {
      const offset = series.length > 1 ? (index === 0 ? -shift : shift) : 0
      return [
        whiskers(points, look, offset),
        {
          type: 'scatter',
          name,
          symbol: index === 0 ? 'circle' : 'diamond',
          symbolSize: fontSize * (index === 0 ? 0.75 : 0.95),
          symbolOffset: [0, offset],
          cursor: 'default',
          data: points.map((point, at) => (point === null ? [null, at] : [point.value, at])) as number[][],
          itemStyle: {
            color: index === 0 ? look.first : look.surface,
            borderColor: index === 0 ? look.first : look.hatch,
            borderWidth: 1.4,
            opacity: 1,
          },
          z: 3,
          ...(index === 0 && goal
            ? {
                markLine: {
                  silent: true,
                  symbol: 'none',
                  lineStyle: { color: look.text, type: 'dashed', width: 1 },
                  label: { ...text, formatter: goal.name, position: 'start' },
                  data: [{ xAxis: goal.value }],
                },
              }
            : {}),
        },
      ]
    }),
  }
}

/** What is to be reached is always on the axis; else its ends follow from the values. */
function ends({ from, top, goal, series }: IntervalModel): { min?: number; max?: number } {
  const values = series.flatMap(({ points }) =>
    points.flatMap((point) => (point ? [point.low ?? point.value, point.high ?? point.value] : [])),
  )
  const min = from ?? (goal && goal.value <= Math.min(...values) ? goal.value : undefined)
  const max = top ?? (goal && goal.value >= Math.max(...values) ? goal.value : undefined)
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) }
}

/** From the low to the high end, each with a cap. */
function whiskers(points: readonly Point[], look: ChartLook, offset: number): CustomSeriesOption {
  const cap = look.fontSize * 0.28
  const stroke = { stroke: look.text, lineWidth: 1.2 }
  return {
    type: 'custom',
    silent: true,
    z: 2,
    data: points.flatMap((point, at) =>
      point === null || point.low === null || point.high === null ? [] : [[point.low, at, point.high]],
    ),
    encode: { x: [0, 2], y: 1 },
    renderItem: (_, api) => {
      const at = api.value(1)
      const [from = 0, y = 0] = api.coord([api.value(0), at])
      const [until = 0] = api.coord([api.value(2), at])
      const level = y + offset
      const line = (x1: number, y1: number, x2: number, y2: number) => ({
        type: 'line' as const,
        shape: { x1, y1, x2, y2 },
        style: stroke,
      })
      return {
        type: 'group',
        children: [
          line(from, level, until, level),
          line(from, level - cap, from, level + cap),
          line(until, level - cap, until, level + cap),
        ],
      }
    },
  }
}
