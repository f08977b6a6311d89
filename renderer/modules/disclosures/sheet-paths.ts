import type {
  SheetContent,
  SheetHeader,
  SheetLine,
  SheetPartData,
} from '../../../shared/modules/disclosures/contract.ts'
import type { SheetPart } from '../../../shared/modules/disclosures/terms.ts'

/** One place of a sheet that is typed in, as `SheetDifference.path` writes it. */
export type CellPath =
  | `lines.${number}.${keyof SheetLine & string}`
  | `parts.${SheetPart}.${keyof SheetPartData & string}`
  | `header.${keyof SheetHeader & string}`
  | 'title'
  | 'notes'

export const linePath = (index: number, field: keyof SheetLine & string): CellPath =>
  `lines.${index}.${field}`
export const partPath = (part: SheetPart, field: keyof SheetPartData & string): CellPath =>
  `parts.${part}.${field}`
export const headerPath = (field: keyof SheetHeader & string): CellPath => `header.${field}`

/** The object a path's last name is a field of, and that name; null where the sheet has no such place. */
function placeOf(
  content: SheetContent,
  path: string,
): { holder: Record<string, unknown>; field: string } | null {
  const [list, of, field] = path.split('.')
  if (list === undefined) return null
  if (of === undefined) return { holder: content, field: list }
  if (list === 'header') return { holder: content.header, field: of }
  if (field === undefined) return null
  const holder = list === 'lines' ? content.lines[Number(of)] : content.parts.find(({ part }) => part === of)
  return holder ? { holder, field } : null
}

export function valueAt(content: SheetContent, path: string): string | number | null {
  const place = placeOf(content, path)
  const value = place?.holder[place.field]
  return typeof value === 'string' || typeof value === 'number' ? value : null
}

/** Writes in place. */
export function writeAt(content: SheetContent, path: string, value: string | number | null): void {
  const place = placeOf(content, path)
  if (place) place.holder[place.field] = value
}

/** A path once the lines have other places; null for one whose line is gone. */
export function renumbered(path: string, place: (index: number) => number | null): string | null {
  const [list, at, field] = path.split('.')
  if (list !== 'lines' || at === undefined || field === undefined) return path
  const moved = place(Number(at))
  return moved === null ? null : `lines.${moved}.${field}`
}
