import { reportFault } from './client.ts'

/**
 * Follows a task that streams its progress; every event goes to `onEvent`, the last one is answered.
 * Stop it with the `signal` given to the call. Throws what the task threw.
 */
export async function follow<Event>(
  stream: Promise<AsyncIterable<Event>> | AsyncIterable<Event>,
  onEvent: (event: Event) => void,
): Promise<Event | null> {
  let last: Event | null = null
  try {
    for await (const event of await stream) {
      last = event
      onEvent(event)
    }
  } catch (error) {
    reportFault(error)
    throw error
  }
  return last
}
