import { setFlagsFromString } from 'node:v8'

/**
 * Lets V8 collect garbage once there is half as much again as is alive. Left to itself it waits for several times as much,
 * and importing a hundred thousand houses took 570 MB instead of 350. To be called before any work.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=50')
}
