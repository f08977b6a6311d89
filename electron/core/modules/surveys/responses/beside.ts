import { sql } from 'kysely'
import type { BesideSample } from '../../../../../shared/modules/surveys/terms.ts'

/**
 * By which paper out of the plan a row of `survey_responses` came: a free one, which stands beside the random sample, or a reserve
 * that took nobody's place. Null for every other, and for what came without a paper.
 */
export const besideSample = sql<BesideSample | null>`(select case
  when survey_papers.role = 'free' then 'free'
  when survey_papers.role = 'reserve' and survey_papers.replaces_id is null then 'reserve'
  end from survey_papers where survey_papers.id = survey_responses.paper_id)`
