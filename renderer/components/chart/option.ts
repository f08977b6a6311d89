import type { BarSeriesOption } from 'echarts/charts'
import type {
  AriaComponentOption,
  GridComponentOption,
  LegendComponentOption,
  TooltipComponentOption,
} from 'echarts/components'
import type { ComposeOption } from 'echarts/core'
import type { BarModel, ChartLook } from './model.ts'

export type BarOption = ComposeOption<
  BarSeriesOption | AriaComponentOption | GridComponentOption | LegendComponentOption | TooltipComponentOption
>

/** A chart of bars for ECharts. Nothing moves, with or without the wish for it; `paper` has nothing to point at. */
export function barOption(model: BarModel, look: ChartLook, paper: boolean): BarOption {
  const { labels, series, lying, top } = model
  const format = model.format ?? String
  const { fontSize } = look
  const text = { color: look.text, fontSize, fontFamily: look.fontFamily }
  const names = {
    type: 'category' as const,
    data: [...labels],
    inverse: lying,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: look.line } },
    axisLabel: { ...text, ...(lying ? { width: fontSize * 9, overflow: 'truncate' as const } : {}) },
  }
  const counts = {
    type: 'value' as const,
    minInterval: 1,
    ...(top === undefined ? {} : { max: top }),
    axisLabel: { ...text, formatter: format, hideOverlap: true },
    splitLine: { lineStyle: { color: look.line, width: paper ? 0.3 : 1 } },
  }
  return {
    animation: false,
    textStyle: text,
    aria: { enabled: true, label: { enabled: false }, decal: { show: true } },
    legend: {
      show: series.length > 1,
      top: 0,
      right: 0,
      itemGap: fontSize,
      itemWidth: fontSize * 1.6,
      itemHeight: fontSize * 0.9,
      selectedMode: false,
      textStyle: text,
    },
    grid: {
      left: 0,
      right: lying ? fontSize * (model.format ? 4 : 3) : fontSize * 0.5,
      top: series.length > 1 ? fontSize * 2.2 : fontSize * 0.8,
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
      valueFormatter: (value) => format(Number(value)),
    },
    xAxis: lying ? counts : names,
    yAxis: lying ? names : counts,
    series: series.map(({ name, values }, index) => ({
      type: 'bar',
      name,
      data: values.map((value) => (value === 0 ? { value, itemStyle: { borderWidth: 0 } } : value)),
      barMaxWidth: fontSize * 1.4,
      barCategoryGap: lying ? '16%' : '24%',
      barGap: '10%',
      itemStyle: {
        color: index === 0 ? look.first : look.second,
        borderColor: index === 0 ? look.first : look.hatch,
        borderWidth: 1,
        decal:
          index === 0
            ? { symbol: 'none' }
            : {
                symbol: 'rect',
                dashArrayX: [1, 0],
                dashArrayY: [1.5, 4],
                rotation: -Math.PI / 4,
                color: look.hatch,
              },
      },
      label: {
        show: lying,
        position: 'right',
        color: look.text,
        fontSize: fontSize * 0.9,
        // A bar of no length needs no number.
        formatter: ({ value }) => (value === 0 ? '' : format(Number(value))),
      },
    })),
  }
}
