/** `94.56` for 9456 hundredths of a square metre; empty when unknown. */
export function formatArea(hundredths: number | null): string {
  return hundredths === null ? '' : String(hundredths / 100)
}

/** Hundredths of a square metre; null for an empty text, undefined for a text that is no area. */
export function parseArea(typed: string): number | null | undefined {
  const text = typed.trim()
  if (text === '') return null
  if (!/^\d{1,6}(\.\d{1,2})?$/.test(text)) return undefined
  return Math.round(Number(text) * 100)
}
