import type { TestContext } from 'vitest'
import { isCi } from '../../build/runtime/test-parts.ts'

/** Says aloud that a check could not run. On a build server nobody would read it, so there it fails. */
export function cannotRun(context: TestContext, what: string, why: string): void {
  if (isCi()) throw new Error(`${what}: ${why}`)
  console.log(`SKIPPED ${what}: ${why}`)
  context.skip(why)
}
