import { z } from 'zod'
import { cleanText, readable } from '../text/normalise.ts'

/** A point in time, UTC, ISO-8601 with milliseconds: `2026-11-21T01:12:00.000Z`. */
export const instant = z.iso.datetime()
/** A day in the office's time zone: `2026-11-21`. */
export const day = z.iso.date()
/** A date of this or the last century known to the year, the month or the day: `2019`, `2019-10`, `2019-10-03`. */
export const partialDate = z
  .string()
  .regex(/^(19|20)\d{2}(-(0[1-9]|1[0-2])(-\d{2})?)?$/)
  .refine((date) => date.length < 10 || day.safeParse(date).success)
export const id = z.number().int().positive()
/** The optimistic lock: the version the writer saw. */
export const version = z.number().int().positive()

/** Words a person types: readable, trimmed, with an upper bound so that no field swallows a book. */
export const words = (max: number) => z.string().overwrite(readable).trim().max(max)
/** The same, with something in them that can be seen. */
export const requiredWords = (max: number) => words(max).refine((typed) => cleanText(typed) !== '')

export const pageInput = z.object({
  page: z.number().int().min(1).default(1),
  size: z.number().int().min(1).max(200).default(50),
})

export const pageOf = <Row extends z.ZodType>(row: Row) =>
  z.object({ rows: z.array(row), total: z.number().int() })

/** What every write of an existing row needs. */
export const reference = z.object({ id, version })
/** What every write answers with. */
export const written = z.object({ id, version })

export const progress = z.object({ done: z.number().int(), total: z.number().int() })
