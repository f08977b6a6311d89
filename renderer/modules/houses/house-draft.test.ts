import { describe, expect, it } from 'vitest'
import { blankHouse, draftOf, inputOf, sameField, sameHouse, type House } from './house-draft.ts'
import { houseRules } from './house-rules.ts'

const house: House = {
  id: 7,
  version: 3,
  communityId: 1,
  communityName: '青龙园',
  buildingId: 2,
  building: '3',
  unit: '2',
  room: '501',
  label: '3-2-501',
  longLabel: '3栋2单元501',
  floor: 5,
  line: '01',
  kind: 'residential',
  state: 'occupied',
  areaHundredths: 9450,
  innerAreaHundredths: null,
  layout: '三室两厅',
  orientation: '南北',
  ownership: 'joint',
  deliveredOn: '2016-07',
  waterMeter: 'W-1',
  powerMeter: '',
  hazards: '',
  keysHeld: 2,
  keysPlace: '前台',
  warranties: [{ part: 'waterproofing', until: '2029-12-10' }],
  notes: '',
  importing: false,
  occupancies: [],
  tickets: [],
  records: [],
  parking: [],
  archivedAt: null,
}

describe('a house in the form', () => {
  it('is of no state until somebody says it', () => {
    expect(blankHouse().state).toBeNull()
    const { state } = houseRules((name) => name)
    const said: (string | undefined)[] = []
    const validator = state!.validator as (rule: unknown, value: unknown, done: (e?: Error) => void) => void
    for (const value of [null, 'vacant']) validator({}, value, (problem) => said.push(problem?.message))
    expect(said).toEqual(['state', undefined])
  })

  it('is saved as it was when nothing was typed', () => {
    expect(inputOf(draftOf(house))).toEqual({
      building: '3',
      unit: '2',
      room: '501',
      // What the room number tells anyway is left to it.
      floor: null,
      line: null,
      kind: 'residential',
      state: 'occupied',
      areaHundredths: 9450,
      innerAreaHundredths: null,
      layout: '三室两厅',
      orientation: '南北',
      ownership: 'joint',
      deliveredOn: '2016-07',
      waterMeter: 'W-1',
      powerMeter: '',
      hazards: '',
      keysHeld: 2,
      keysPlace: '前台',
      warranties: [{ part: 'waterproofing', until: '2029-12-10' }],
      notes: '',
    })
  })

  it('keeps a floor and a line that are not the ones its room number tells', () => {
    const attic = draftOf({ ...house, floor: 6, line: '03' })
    expect(inputOf(attic)).toMatchObject({ floor: 6, line: '03' })
  })

  it('is unchanged until a field differs, a warranty included', () => {
    const draft = draftOf(house)
    expect(sameHouse(draft, draftOf(house))).toBe(true)
    draft.warranties.structure = '2066-01-01'
    expect(sameHouse(draft, draftOf(house))).toBe(false)
    expect(sameField(draft, draftOf(house), 'notes')).toBe(true)
  })

  it('starts empty where it is likely to stand', () => {
    expect(inputOf(blankHouse({ building: '3', unit: '1' }))).toMatchObject({
      building: '3',
      unit: '1',
      areaHundredths: null,
      deliveredOn: null,
      keysHeld: 0,
      warranties: [],
    })
  })
})
