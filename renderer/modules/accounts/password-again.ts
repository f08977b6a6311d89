import { shallowRef } from 'vue'
import { toFault } from '../../client/faults.ts'

/** Who waits for the password: they hear whether it was given and right. `PasswordAgain` asks while there is somebody. */
export const waiting = shallowRef<((given: boolean) => void) | null>(null)

function asked(): Promise<boolean> {
  return new Promise((resolve) => {
    waiting.value = (given) => {
      waiting.value = null
      resolve(given)
    }
  })
}

/**
 * Does what may need the person's own password once more (PASSWORD_AGAIN): asks for it and does the same again. Whoever
 * gives up meets that fault.
 */
export async function withPassword<Result>(action: () => Promise<Result>): Promise<Result> {
  try {
    return await action()
  } catch (error) {
    if (toFault(error).code !== 'PASSWORD_AGAIN' || !(await asked())) throw error
    return action()
  }
}
