import { expressionBuilder, sql } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import { after, planQuery, type PlannedRange } from '../../search/box-query.ts'

/**
 * Everybody whom the box would find for a typed text by name, pinyin, initials, a plate, or the head or tail of a phone,
 * as one subquery that gives ids; none at all for a text that can be no such thing. Unlike the box it has no limit;
 * rooms are not among them.
 */
export function residentsByTerms(text: string) {
  const [first, ...others] = planQuery(text)
    .filter(({ reason }) => reason !== 'room' && reason !== 'number')
    .map(idsInRange)
  return first ? [others.reduce((ranges, range) => ranges.unionAll(range), first)] : []
}

const idsInRange = ({ prefix, kinds }: PlannedRange) =>
  expressionBuilder<Tables>()
    .selectFrom('search_terms')
    .select(sql<number>`cast(substr(ref, 3) as integer)`.as('id'))
    .where('term', '>=', prefix)
    .where('term', '<', after(prefix))
    .where('kind', 'in', kinds)
    .where('ref', 'like', 'r:%')
