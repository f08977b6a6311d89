import { expect, it } from 'vitest'
import { z } from 'zod'
import { requiredWords, words } from '../../../shared/contract/values.ts'
import { schemaRule } from './rules.ts'

it.each([
  ['words that must be there', requiredWords(20), true],
  ['words that may be left out', words(20), false],
  ['a number that may be unknown', z.number().nullable(), false],
  ['at least one of a list', z.array(z.string()).min(1), true],
])('%s', (_name, schema, required) => {
  expect(schemaRule(schema, () => '').required).toBe(required)
})
