import { formatYuan } from '../../money/fen.ts'
import type { SheetDifference, SheetLine } from './contract.ts'

/**
 * Where two states of a sheet differ, field by field: what was published, and what stands in the books now. The path of a line
 * counts within the sheet, that of a part goes by its code. A line's fields bear the line's name; every other name is
 * empty, the page words it by its path.
 */
export function differencesOf(published: object, now: object): SheetDifference[] {
  const before = leaves(published)
  const after = leaves(now)
  const paths = new Set([...before.keys(), ...after.keys()])
  return [...paths]
    .filter((path) => before.get(path) !== after.get(path))
    .map((path) => ({
      path,
      name: before.get(nameOf(path)) ?? after.get(nameOf(path)) ?? '',
      published: before.get(path) ?? '',
      now: after.get(path) ?? '',
    }))
}

/**
 * The lines of now at the places their like had when the sheet was published, so that one taken out or put in does not make all
 * behind it differ; a place without a line is null. Of as many lines as before each stays where it is.
 */
export function aligned(published: readonly SheetLine[], now: readonly SheetLine[]): (SheetLine | null)[] {
  if (published.length === now.length) return [...now]
  const rest = [...now]
  const placed = published.map((line) => {
    const at = rest.findIndex((other) => likeOf(other) === likeOf(line))
    return at === -1 ? null : rest.splice(at, 1)[0]!
  })
  return [...placed, ...rest]
}

const likeOf = ({ part, line, name, accountId }: SheetLine): string =>
  [part, line, name, accountId ?? ''].join('\n')

/** `lines.3.name` for any path of that line; a path that does not exist for all others. */
const nameOf = (path: string): string => `${/^lines\.\d+/.exec(path)?.[0] ?? ''}.name`

/** Every value of a sheet by its path, as people read it. */
function leaves(value: unknown, path = '', found = new Map<string, string>()): Map<string, string> {
  if (value === null || value === undefined) return found
  if (Array.isArray(value)) {
    for (const [at, entry] of value.entries()) leaves(entry, joined(path, placeOf(path, entry, at)), found)
    return found
  }
  if (typeof value === 'object') {
    for (const [key, entry] of Object.entries(value)) leaves(entry, joined(path, key), found)
    return found
  }
  const text = shown(value as string | number | boolean, path)
  return text === '' ? found : found.set(path, text)
}

const joined = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`)

const placeOf = (path: string, entry: unknown, at: number): string =>
  path === 'parts' ? String((entry as { part: string }).part) : String(at)

function shown(value: string | number | boolean, path: string): string {
  if (typeof value === 'number' && path.endsWith('Fen')) return formatYuan(value)
  return String(value).normalize('NFC')
}
