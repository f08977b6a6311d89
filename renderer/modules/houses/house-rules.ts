import type { FormItemRule } from 'element-plus'
import { z } from 'zod'
import { partialDate, requiredWords, words } from '../../../shared/contract/values.ts'
import { schemaRule } from '../../components/composables/rules.ts'
import { houseStates } from '../../../shared/modules/houses/terms.ts'
import { parseArea } from './area.ts'

const floor = z
  .string()
  .trim()
  .refine((text) => text === '' || (/^-?\d{1,3}$/.test(text) && Number(text) >= -9 && Number(text) <= 200))
const area = z.string().refine((text) => parseArea(text) !== undefined)
/** `2019`, `2019-10`, `2019-10-03` or nothing. */
export const optionalPartialDate = z.string().trim().pipe(z.literal('').or(partialDate))

type Sentences =
  'building' | 'unit' | 'room' | 'floor' | 'line' | 'state' | 'area' | 'date' | 'words' | 'notes'

/** The rules of the house form, checked on blur. */
export const houseRules = (sentence: (name: Sentences) => string): Record<string, FormItemRule> => ({
  building: schemaRule(requiredWords(20), () => sentence('building')),
  unit: schemaRule(words(10), () => sentence('unit')),
  room: schemaRule(requiredWords(20), () => sentence('room')),
  floor: schemaRule(floor, () => sentence('floor')),
  line: schemaRule(words(10), () => sentence('line')),
  state: schemaRule(z.enum(houseStates), () => sentence('state')),
  area: schemaRule(area, () => sentence('area')),
  innerArea: schemaRule(area, () => sentence('area')),
  layout: schemaRule(words(30), () => sentence('words')),
  orientation: schemaRule(words(20), () => sentence('words')),
  deliveredOn: schemaRule(optionalPartialDate, () => sentence('date')),
  waterMeter: schemaRule(words(40), () => sentence('words')),
  powerMeter: schemaRule(words(40), () => sentence('words')),
  keysPlace: schemaRule(words(40), () => sentence('words')),
  hazards: schemaRule(words(500), () => sentence('words')),
  notes: schemaRule(words(1000), () => sentence('notes')),
})
