import { normaliseCode } from '../../../shared/text/normalise.ts'

/** `14:30`, `1430`, `9:05`, `905`, `14点30`, `9点` as `14:30`; null for what is no time of a day. */
export function typedTime(typed: string): string | null {
  const text = normaliseCode(typed)
  const [, hours, minutes] =
    /^(\d{1,2})(?:[:.]|\u70b9|\u65f6)(\d{2})?\u5206?$/.exec(text) ?? /^(\d{1,2})(\d{2})$/.exec(text) ?? []
  if (hours === undefined) return null
  const [hour, minute] = [Number(hours), Number(minutes ?? 0)]
  if (hour > 23 || minute > 59) return null
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
