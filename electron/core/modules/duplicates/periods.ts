/** When a person lived in a house in a role. Days may be partial; a null `since` is not known, a null `until` is now. */
export interface Period {
  id: number
  since: string | null
  until: string | null
  is_primary: 0 | 1
}

/** Periods that are one: what the row that stays shall say, and the rows that it makes needless. */
export interface Joined {
  stays: number
  values: { since: string | null; until: string | null; is_primary: 0 | 1 }
  needless: number[]
}

/**
 * One person's periods in one house and role, out of two records: those that share a moment become one, from the
 * earlier known day to the later, open where one of them is. A row of the kept record stays where there is one. Rows of
 * the kept record that nothing of the other touches stay as they are and are not answered.
 */
export function joinPeriods(kept: readonly Period[], dropped: readonly Period[]): Joined[] {
  const own = new Set(kept.map(({ id }) => id))
  return clustersOf([...kept, ...dropped])
    .filter((cluster) => cluster.some(({ id }) => !own.has(id)))
    .map((cluster) => {
      const stays = (cluster.find(({ id }) => own.has(id)) ?? cluster[0]!).id
      return {
        stays,
        values: {
          since: earliest(cluster.map(({ since }) => since)),
          until: cluster.some(({ until }) => until === null) ? null : cluster.map(end).sort().at(-1)!,
          is_primary: isPrimary(cluster) ? (1 as const) : (0 as const),
        },
        needless: cluster.map(({ id }) => id).filter((id) => id !== stays),
      }
    })
}

/** Sorts after every day there is. */
const open = '9999'
const end = ({ until }: Period): string => until ?? open
/** Without a known beginning only its end is certain: two periods may share no moment before it. */
const start = (period: Period): string => period.since ?? end(period)

/** A partial day is as long as its month or year: 2019-10-15 is not after 2019-10. */
const touch = (a: Period, b: Period): boolean => !isAfter(start(a), end(b)) && !isAfter(start(b), end(a))
const isAfter = (day: string, other: string): boolean => day.slice(0, other.length) > other

function clustersOf(periods: readonly Period[]): Period[][] {
  const clusters: Period[][] = []
  for (const period of periods) {
    const touched = clusters.filter((cluster) => cluster.some((other) => touch(period, other)))
    for (const cluster of touched) clusters.splice(clusters.indexOf(cluster), 1)
    clusters.push([...touched.flat(), period])
  }
  return clusters.map((cluster) => cluster.sort((a, b) => a.id - b.id))
}

/** Of a house they live in now, only what is said of now. */
function isPrimary(cluster: readonly Period[]): boolean {
  const now = cluster.filter(({ until }) => until === null)
  return (now.length > 0 ? now : cluster).some(({ is_primary }) => is_primary === 1)
}

const earliest = (days: readonly (string | null)[]): string | null =>
  days.filter((day) => day !== null).sort()[0] ?? null
