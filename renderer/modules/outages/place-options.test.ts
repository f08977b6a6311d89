import { expect, it } from 'vitest'
import { matchingPlaces, placeOptions } from './place-options.ts'

const unit = (name: string) => ({ unit: name })
const tree = [
  { buildingId: 30, building: '3', units: [unit('1'), unit('2')] },
  { buildingId: 31, building: '13', units: [unit('1')] },
  { buildingId: 32, building: '32', units: [unit('')] },
  { buildingId: 33, building: 'A', units: [] },
  { buildingId: 34, building: '商业街', units: [unit('')] },
]
const options = placeOptions(tree, 'zh-CN')
const found = (typed: string) => matchingPlaces(options, typed).map(({ label }) => label)

it('offers buildings and their units, as people say them', () => {
  expect(options.map(({ label }) => label)).toEqual([
    ...['3栋', '3栋1单元', '3栋2单元', '13栋', '13栋1单元', '32栋', 'A座', '商业街'],
  ])
  expect(placeOptions(tree, 'en')[2]!.label).toBe('Building 3, Unit 2')
})

it.each([
  ['3栋', '3栋'],
  ['三号楼', '3栋'],
  ['3', '3栋'],
  ['3-2', '3栋2单元'],
  ['3栋2单元', '3栋2单元'],
  ['３＃', '3栋'],
  ['a', 'A座'],
  ['商业', '商业街'],
])('%s means %s', (typed, label) => expect(found(typed)[0]).toBe(label))

it.each(['3-', '3栋', '3栋2', '3栋2单', '商'])('keeps something to choose from at %s', (typed) =>
  expect(found(typed).length).toBeGreaterThan(0),
)

it('tells what belongs to it next, and nothing that is not meant', () => {
  expect(found('3栋')).toEqual(['3栋', '3栋1单元', '3栋2单元', '13栋', '13栋1单元', '32栋'])
  expect(found('7栋')).toEqual([])
  expect(found(' ')).toHaveLength(options.length)
})
