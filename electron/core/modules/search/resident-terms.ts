import { expressionBuilder, sql } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import { after, planQuery } from '../../search/box-query.ts'

/**
 * Everybody whom the box would find for a typed text by name, pinyin, initials or the head or tail of a phone, as
 * subqueries that give ids, one for each range of the index. Unlike the box they have no limit; rooms are not among
 * them.
 */
export function residentsByTerms(text: string) {
  return planQuery(text)
    .filter(({ reason }) => reason !== 'room' && reason !== 'number')
    .map(({ prefix, kinds }) =>
      expressionBuilder<Tables>()
        .selectFrom('search_terms')
        .select(sql<number>`cast(substr(ref, 3) as integer)`.as('id'))
        .where('term', '>=', prefix)
        .where('term', '<', after(prefix))
        .where('kind', 'in', kinds)
        .where('ref', 'like', 'r:%'),
    )
}
