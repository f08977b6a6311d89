import type { z } from 'zod'
import { normaliseCode } from '../../../shared/text/normalise.ts'
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
  /** What it is found by, lower case: own initials and pinyin, then the parent's. */
  keys: { initials: string; pinyin: string; parentInitials: string; parentPinyin: string }
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
    keys: {
      initials: leaf.initials.toLowerCase(),
      pinyin: leaf.pinyin.toLowerCase(),
      parentInitials: parent?.initials.toLowerCase() ?? '',
      parentPinyin: parent?.pinyin.toLowerCase() ?? '',
    },
  }
}

/** How well an option answers; smaller is better, null is not at all. */
function rankOf({ code, name, parent, keys }: CategoryOption, typed: string): number | null {
  if (code === typed) return 0
  if (code.startsWith(typed)) return 1
  const wanted = typed.toLowerCase()
  const ways = [
    name.startsWith(typed),
    keys.initials.startsWith(wanted),
    keys.pinyin.startsWith(wanted),
    name.includes(typed),
    // One letter in the middle of a name says nothing.
    wanted.length > 1 && keys.initials.includes(wanted),
    parent !== '' && (parent.includes(typed) || keys.parentInitials.startsWith(wanted)),
    parent !== '' && keys.parentPinyin.startsWith(wanted),
  ]
  const way = ways.indexOf(true)
  return way === -1 ? null : way + 2
}

/** The options for a typed code, name, pinyin or initials, best first; all of them for an empty text. */
export function matchCategories(options: readonly CategoryOption[], typed: string): CategoryOption[] {
  const text = normaliseCode(typed)
  if (text === '') return [...options]
  return options
    .flatMap((option) => {
      const rank = rankOf(option, text)
      return rank === null ? [] : [{ option, rank }]
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ option }) => option)
}

/** The option whose whole code was typed, when no longer code begins with it: nothing is left to choose. */
export function completeCode(options: readonly CategoryOption[], typed: string): CategoryOption | null {
  const text = normaliseCode(typed)
  if (!/^\d+$/.test(text)) return null
  const candidates = options.filter((option) => option.code.startsWith(text))
  return candidates.length === 1 && candidates[0]!.code === text ? candidates[0]! : null
}
