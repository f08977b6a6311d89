import type { FormItemRule } from 'element-plus'
import type { ZodType } from 'zod'

const blanks = ['', null, undefined]

/**
 * An Element form rule from the contract's own schema: checked on blur, with a sentence of ours. Its field is marked as
 * required where the schema takes nothing that is empty.
 */
export const schemaRule = (schema: ZodType, message: () => string): FormItemRule => ({
  required: blanks.every((blank) => !schema.safeParse(blank).success),
  trigger: 'blur',
  validator: (_rule, value: unknown, done: (problem?: Error) => void) =>
    done(schema.safeParse(value).success ? undefined : new Error(message())),
})

/** Two fields must be alike, such as a password typed twice. */
export const sameRule = (other: () => unknown, message: () => string): FormItemRule => ({
  trigger: 'blur',
  validator: (_rule, value: unknown, done: (problem?: Error) => void) =>
    done(value === other() ? undefined : new Error(message())),
})
