import { procedures } from '../../kernel/procedures.ts'
import { questionnaires } from './questionnaires/procedures.ts'
import { waves } from './waves/procedures.ts'
import { entry } from './entry/procedures.ts'
import { responses } from './responses/procedures.ts'
import { imports } from './imports/procedures.ts'
import { results } from './results/procedures.ts'
import { coding } from './coding/procedures.ts'
import { needs } from './needs/procedures.ts'

export const surveys = procedures.surveys.router({
  questionnaires,
  waves,
  entry,
  responses,
  imports,
  results,
  coding,
  needs,
})
