import { sql, type Expression, type SqlBool } from 'kysely'

/**
 * The voices that belong to a wave: those that say so, whenever they were heard, and of the days of its year those that name no wave.
 * A group about the November survey meets in December.
 */
export const aboutWave = (
  waveId: number,
  { from, until }: { from: string; until: string },
): Expression<SqlBool> =>
  sql<SqlBool>`(voices.wave_id = ${waveId}
    or (voices.wave_id is null and voices.day >= ${from} and voices.day <= ${until}))`
