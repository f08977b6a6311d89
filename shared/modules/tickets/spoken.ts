import { cleanText } from '../../text/normalise.ts'
import { dayIn } from '../../time/zone.ts'

/** Longest part of what somebody wrote that is read back, in characters. */
const longestWords = 60
const shortestCut = 30

/** A day of the office as the words of both locales say it: days from now, the day, whether it is in this year. */
export function aheadOf(
  day: string,
  { now, timeZone }: { now: string; timeZone: string },
): [daysAhead: number, day: string, sameYear: boolean] {
  const today = dayIn(timeZone, now)
  const daysAhead = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000)
  return [daysAhead, day, day.slice(0, 4) === today.slice(0, 4)]
}

/** One line without its last punctuation; too long a text ends where a clause does. */
export function clip(words: string): { text: string; whole: boolean } {
  const text = cleanText(words).replace(/[\s。．.！!？?；;，,、…]+$/u, '')
  const letters = [...text]
  if (letters.length <= longestWords) return { text, whole: true }
  const head = letters.slice(0, longestWords)
  const clause = head.findLastIndex((letter) => /[。！!？?；;，,、\s]/u.test(letter))
  return { text: head.slice(0, clause >= shortestCut ? clause : longestWords).join(''), whole: false }
}
