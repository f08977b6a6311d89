import type { z } from 'zod'
import { normaliseCode } from '../../../shared/text/normalise.ts'
import { spellingRank } from '../../../shared/text/spelling.ts'
import type { category } from '../../../shared/modules/office/contract.ts'
import type { TicketKind } from '../../../shared/modules/tickets/terms.ts'

type Category = z.infer<typeof category>

/** A category that a ticket can have: one without finer ones below it. */
export interface CategoryOption {
  id: number
  code: string
  name: string
  /** The first level's name; empty for a first level without a second. */
  parent: string
  /** `设施设备 / 水电`. */
  label: string
  initials: string
  pinyin: string
  /** What the first level is found by. */
  above: { initials: string; pinyin: string }
}

/** The categories of one kind that can be chosen, in the order of their codes. */
export function categoryOptions(categories: readonly Category[], kind: TicketKind): CategoryOption[] {
  const ofKind = categories.filter((candidate) => candidate.kind === kind)
  const parents = new Map(ofKind.map((candidate) => [candidate.id, candidate]))
  const withFiner = new Set(ofKind.map((candidate) => candidate.parentId))
  return ofKind
    .filter((candidate) => !withFiner.has(candidate.id))
    .map((candidate) => optionOf(candidate, parents.get(candidate.parentId ?? 0)))
    .sort((a, b) => a.code.localeCompare(b.code, 'en'))
}

function optionOf(leaf: Category, parent: Category | undefined): CategoryOption {
  return {
    id: leaf.id,
    code: leaf.code,
    name: leaf.name,
    parent: parent?.name ?? '',
    label: parent ? `${parent.name} / ${leaf.name}` : leaf.name,
    initials: leaf.initials,
    pinyin: leaf.pinyin,
    above: { initials: parent?.initials ?? '', pinyin: parent?.pinyin ?? '' },
  }
}

/** How well an option answers; smaller is better, null is not at all. */
function rankOf(option: CategoryOption, typed: string): number | null {
  if (option.code === typed) return 0
  if (option.code.startsWith(typed)) return 1
  const own = spellingRank(option, typed)
  if (own !== null) return own + 2
  const parent = option.parent === '' ? null : spellingRank({ ...option.above, name: option.parent }, typed)
  return parent === null ? null : parent + 10
}

/**
 * The options for a typed code, name, pinyin or initials, best first; all of them for an empty text. Of those that
 * answer equally well the one used last comes first.
 */
export function matchCategories(
  options: readonly CategoryOption[],
  typed: string,
  recentId: number | null = null,
): CategoryOption[] {
  const text = normaliseCode(typed)
  if (text === '') return [...options]
  const older = ({ id }: CategoryOption) => Number(id !== recentId)
  return options
    .flatMap((option) => {
      const rank = rankOf(option, text)
      return rank === null ? [] : [{ option, rank }]
    })
    .sort((a, b) => a.rank - b.rank || older(a.option) - older(b.option))
    .map(({ option }) => option)
}

/** The option whose whole code was typed, when no longer code begins with it: nothing is left to choose. */
export function completeCode(options: readonly CategoryOption[], typed: string): CategoryOption | null {
  const text = normaliseCode(typed)
  if (!/^\d+$/.test(text)) return null
  const candidates = options.filter((option) => option.code.startsWith(text))
  return candidates.length === 1 && candidates[0]!.code === text ? candidates[0]! : null
}
