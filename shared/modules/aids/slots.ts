import type { TextRange } from '../../text/highlight.ts'

/** A place in a text that is still to be filled, `〔楼栋〕`, with what belongs there. */
export interface Slot extends TextRange {
  name: string
}

const pattern = /〔([^〔〕\n]*)〕/g

/** The slots of a text, from its beginning. */
export function slotsIn(text: string): Slot[] {
  return [...text.matchAll(pattern)].map(({ 0: whole, 1: name, index }) => ({
    start: index,
    end: index + whole.length,
    name: name!.trim(),
  }))
}

/**
 * The slot a tab goes to from a selection: the first that begins at or after its end, or backwards the last that ends at
 * or before its start. Null when none is left in that direction, so that the key leaves the field.
 */
export function slotBeside(text: string, { start, end }: TextRange, step: 1 | -1): Slot | null {
  const slots = slotsIn(text)
  return (
    (step === 1
      ? slots.find((slot) => slot.start >= end)
      : slots.filter((slot) => slot.end <= start).at(-1)) ?? null
  )
}

/** The slot that is selected as a whole, if one is. */
export function slotAt(text: string, { start, end }: TextRange): Slot | null {
  return slotsIn(text).find((slot) => slot.start === start && slot.end === end) ?? null
}

/** The text with what is known written into its slots, by their names; an empty value leaves its slot. */
export function fillSlots(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(pattern, (slot: string, name: string) => {
    const key = name.trim()
    return (Object.hasOwn(values, key) && values[key]) || slot
  })
}

/** A text cut at its slots, for showing them. Joined again it is the text. */
export function slotPieces(text: string): { text: string; slot: boolean }[] {
  const pieces: { text: string; slot: boolean }[] = []
  let from = 0
  for (const { start, end } of slotsIn(text)) {
    if (start > from) pieces.push({ text: text.slice(from, start), slot: false })
    pieces.push({ text: text.slice(start, end), slot: true })
    from = end
  }
  if (from < text.length) pieces.push({ text: text.slice(from), slot: false })
  return pieces
}

/** What the office's own profile says about slots of the shipped texts. */
export const officeSlots = ({
  name,
  hotline,
}: {
  name: string
  hotline: string
}): Record<string, string> => ({
  服务中心: name,
  服务热线: hotline,
})

const officeNames = new Set(Object.keys(officeSlots({ name: '', hotline: '' })))

/** The slots that only the office can fill; its profile fills the others. */
export const slotsToFill = (text: string): Slot[] =>
  slotsIn(text).filter(({ name }) => !officeNames.has(name))
