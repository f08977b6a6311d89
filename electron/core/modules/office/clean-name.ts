import { cleanText } from '../../../../shared/text/normalise.ts'
import { Fault } from '../../kernel/errors.ts'

/** A name as an import would write it: one line, nothing invisible. Error: INVALID_INPUT when nothing is left of it. */
export function cleanName(typed: string, field = 'name'): string {
  const name = cleanText(typed)
  if (name === '') throw new Fault('INVALID_INPUT', { field })
  return name
}
