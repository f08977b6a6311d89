import type { AskedResponses } from '../../../shared/modules/surveys/result-table.ts'

/** The list of a wave's responses that says the same as a number; the list takes what is asked out of its address. */
export const responsesLink = (waveId: number, asks: AskedResponses) => ({
  path: '/surveys/responses',
  query: {
    wave: String(waveId),
    ...Object.fromEntries(
      Object.entries(asks).flatMap(([key, value]) =>
        value === undefined ? [] : [[key, Array.isArray(value) ? value.join(',') : String(value)]],
      ),
    ),
  } as Record<string, string>,
})
