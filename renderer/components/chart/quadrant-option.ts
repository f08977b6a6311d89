import type { ScatterSeriesOption } from 'echarts/charts'
import type {
  GridComponentOption,
  MarkAreaComponentOption,
  MarkLineComponentOption,
  TooltipComponentOption,
} from 'echarts/components'
import type { ComposeOption } from 'echarts/core'
import { escaped } from './heat-option.ts'
import type { ChartLook, QuadrantModel } from './model.ts'

export type QuadrantOption = ComposeOption<
  | ScatterSeriesOption
  | GridComponentOption
  | MarkAreaComponentOption
  | MarkLineComponentOption
  | TooltipComponentOption
>

/** Named points between two measures, with a cross that makes four fields of the picture. */
export function quadrantOption(model: QuadrantModel, look: ChartLook, paper: boolean): QuadrantOption {
  const { points, x, y, cross, corners } = model
  const { fontSize } = look
  const text = { color: look.text, fontSize, fontFamily: look.fontFamily }
  const [fromX, untilX] = range(points.map((point) => point.x))
  const [fromY, untilY] = range(points.map((point) => point.y))
  const axis = (of: QuadrantModel['x'], from: number, until: number) => ({
    type: 'value' as const,
    name: of.name,
    nameLocation: 'middle' as const,
    nameTextStyle: text,
    min: from,
    max: until,
    axisLabel: { ...text, formatter: of.format, hideOverlap: true, showMinLabel: false, showMaxLabel: false },
    axisTick: { show: false },
    axisLine: { show: true, onZero: false, lineStyle: { color: look.line } },
    splitLine: { show: false },
  })
  const area = (
    name: string,
    position: 'insideTopLeft' | 'insideTopRight' | 'insideBottomLeft' | 'insideBottomRight',
    from: [number, number],
    until: [number, number],
  ): [object, object] => [
    { name, coord: from, label: { position }, itemStyle: { color: 'transparent' } },
    { coord: until },
  ]

  return {
    animation: false,
    textStyle: text,
    grid: {
      left: 0,
      right: fontSize,
      top: fontSize,
      bottom: 0,
      outerBoundsMode: 'same',
      outerBoundsContain: 'all',
    },
    tooltip: {
      show: !paper,
      trigger: 'item',
      confine: true,
      transitionDuration: 0,
      backgroundColor: look.surface,
      borderColor: look.line,
      textStyle: text,
      formatter: (point) => {
        const { dataIndex } = Array.isArray(point) ? point[0]! : point
        const of = points[dataIndex]
        if (!of) return ''
        return [of.label, `${x.name} ${x.format(of.x)}`, `${y.name} ${y.format(of.y)}`]
          .map(escaped)
          .join('<br>')
      },
    },
    xAxis: { ...axis(x, fromX, untilX), nameGap: fontSize * 2 },
    yAxis: { ...axis(y, fromY, untilY), nameGap: fontSize * 3.4 },
    series: [
      {
        type: 'scatter',
        symbol: 'circle',
        symbolSize: fontSize * 0.7,
        cursor: 'default',
        data: points.map((point) => [point.x, point.y]),
        itemStyle: { color: look.first, opacity: 1 },
        label: {
          show: true,
          ...text,
          color: look.letters,
          position: 'right',
          distance: 3,
          formatter: ({ dataIndex }) => points[dataIndex]?.label ?? '',
        },
        labelLayout: labelPlaces(),
        ...(cross
          ? {
              markLine: {
                silent: true,
                symbol: 'none',
                lineStyle: { color: look.text, type: 'dashed' as const, width: 1 },
                label: { show: false },
                data: [{ xAxis: cross.x }, { yAxis: cross.y }],
              },
            }
          : {}),
        ...(cross && corners
          ? {
              markArea: {
                silent: true,
                label: { ...text, fontWeight: 'bold' as const },
                data: [
                  area(corners.topLeft, 'insideTopLeft', [fromX, untilY], [cross.x, cross.y]),
                  area(corners.topRight, 'insideTopRight', [cross.x, untilY], [untilX, cross.y]),
                  area(corners.bottomLeft, 'insideBottomLeft', [fromX, cross.y], [cross.x, fromY]),
                  area(corners.bottomRight, 'insideBottomRight', [cross.x, cross.y], [untilX, fromY]),
                ],
              },
            }
          : {}),
      },
    ],
  }
}

type Box = { x: number; y: number; width: number; height: number }
const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/**
 * Names beside their points without covering each other: the library's own moving of labels does nothing for points. Each
 * takes the first free place around its point, nearest first; where none is free it stands to the right.
 */
export function labelPlaces() {
  let taken: Box[] = []
  return ({ dataIndex, rect, labelRect }: { dataIndex?: number; rect: Box; labelRect: Box }) => {
    // Every laying out begins with the first point.
    if (dataIndex === 0) taken = []
    const { width, height } = labelRect
    const middleX = rect.x + rect.width / 2
    const middleY = rect.y + rect.height / 2
    const right = rect.x + rect.width + 3
    const left = rect.x - width - 3
    const places = [0, 1, -1, 2, -2, 3, -3].flatMap((step) => [
      { x: right, y: middleY - height / 2 + step * height * 0.9 },
      { x: left, y: middleY - height / 2 + step * height * 0.9 },
      ...(Math.abs(step) === 1
        ? [{ x: middleX - width / 2, y: middleY - height / 2 + step * height * 1.1 }]
        : []),
    ])
    const free = places.find((place) => taken.every((box) => !overlap({ ...place, width, height }, box)))
    const { x, y } = free ?? places[0]!
    taken.push({ x, y, width, height }, rect)
    return { x, y: y + height / 2, align: 'left' as const, verticalAlign: 'middle' as const }
  }
}

/** Both ends with a margin, wider to the right where the names stand; something to see also where nothing varies. */
function range(values: readonly number[]): [from: number, until: number] {
  const least = Math.min(...values)
  const most = Math.max(...values)
  const width = most - least || Math.abs(most) || 1
  return [least - width * 0.12, most + width * 0.22]
}
