import { normaliseCode } from '../../../shared/text/normalise.ts'

/** `94.50` for 9450 hundredths of a square metre; empty when unknown. */
export function formatArea(hundredths: number | null): string {
  return hundredths === null ? '' : (hundredths / 100).toFixed(2)
}

/** Hundredths of a square metre; null for an empty text, undefined for a text that is no area. */
export function parseArea(typed: string): number | null | undefined {
  const text = normaliseCode(typed).replace(/(?:㎡|M²|M2)$/, '')
  if (text === '') return typed.trim() === '' ? null : undefined
  if (!/^\d{1,6}(\.\d{1,2})?$/.test(text)) return undefined
  return Math.round(Number(text) * 100)
}
