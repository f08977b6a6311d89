import { z } from 'zod'
import { addDays } from '../../time/zone.ts'

/** A month of this or the last century, `2026-11`. */
export const month = z.string().regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/)

/** The month so many months after another; negative goes back. */
export function addMonths(from: string, count: number): string {
  const months = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + count
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`
}

/** The month a day `2026-11-21` lies in. */
export const monthOf = (day: string): string => day.slice(0, 7)

export const firstDay = (of: string): string => `${of}-01`
export const lastDay = (of: string): string => addDays(firstDay(addMonths(of, 1)), -1)

/** Every day of a month, in order. */
export function daysOf(of: string): string[] {
  const last = lastDay(of)
  const days: string[] = []
  for (let day = firstDay(of); day <= last; day = addDays(day, 1)) days.push(day)
  return days
}

/** 0 is Monday, 6 is Sunday. */
export const weekdayOf = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
