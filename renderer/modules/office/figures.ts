import { normaliseCode } from '../../../shared/text/normalise.ts'

/**
 * A figure as people type it, `1,234.5`, in units of its last decimal place (123450 with two); null for an empty text,
 * undefined for what is no figure between the bounds, which are in the same units.
 */
export function parseFigure(
  typed: string,
  { decimals = 0, min = 0, max }: { decimals?: number; min?: number; max: number },
): number | null | undefined {
  const text = normaliseCode(typed).replace(/[,，](?=\d{3})/g, '')
  if (text === '') return typed.trim() === '' ? null : undefined
  const [, whole, part = ''] = /^(\d{1,13})(?:\.(\d+))?$/.exec(text) ?? []
  if (whole === undefined || part.length > decimals) return undefined
  const units = Number(whole + part.padEnd(decimals, '0'))
  return units < min || units > max ? undefined : units
}

/** The figure as it is typed back, `1234.50`; empty when unknown. */
export const formatFigure = (units: number | null, decimals = 0): string =>
  units === null ? '' : (units / 10 ** decimals).toFixed(decimals)
