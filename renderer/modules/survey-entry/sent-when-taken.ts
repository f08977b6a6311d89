import { toFault } from '../../client/faults.ts'

/** How long what the browser's door turned away as too much at once waits, in milliseconds. */
const laterMilliseconds = 2000

/**
 * Sends until the door takes it. Several quick clerks at one machine may ask oftener than it allows; their answers only come a
 * little later, and none is lost. Any other fault is thrown.
 */
export async function sentWhenTaken<Answered>(send: () => Promise<Answered>): Promise<Answered> {
  for (;;) {
    try {
      return await send()
    } catch (error) {
      if (toFault(error).code !== 'TOO_MANY_TRIES') throw error
      await new Promise((resolve) => setTimeout(resolve, laterMilliseconds))
    }
  }
}
