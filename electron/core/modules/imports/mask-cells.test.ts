import { expect, it } from 'vitest'
import { maskCells } from './mask-cells.ts'

const masked = (cells: string[]) => maskCells(cells, { name: 0, phone: 1, since: 2 })

it.each([
  [
    ['张三', '13800138001', '2019-10-03'],
    ['张三', '138****8001', '2019-10-03'],
  ],
  [
    ['张三13800138001', '138 0013-8001', '20191003'],
    ['张三138****8001', '138****8001', '20191003'],
  ],
  [
    ['', '13800138001/13900139002', ''],
    ['', '138****8001/139****9002', ''],
  ],
  [
    ['', '（０１０）８８８８１２３４转5', ''],
    ['', '(010****1234转5', ''],
  ],
  [
    ['', '12345', ''],
    ['', '12345', ''],
  ],
  [
    ['', '1.38E+10', '', '110101199003070015'],
    ['', '1.38E+10', '', ''],
  ],
])('masks %j', (cells, expected) => {
  expect(masked(cells)).toEqual(expected)
  expect(masked(expected)).toEqual(expected)
})
