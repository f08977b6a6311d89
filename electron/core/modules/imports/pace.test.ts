import { expect, it, vi } from 'vitest'
import { Pace } from './pace.ts'

it('makes batches smaller where rows are slow and larger where they are quick, within bounds', async () => {
  let now = 0
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now)
  try {
    const pace = new Pace()
    const taking = (milliseconds: number) => async () => void (now += milliseconds)
    await pace.measure(pace.size, taking(1))
    expect(pace.size).toBe(20)
    for (let batch = 0; batch < 10; batch++) await pace.measure(pace.size, taking(0))
    expect(pace.size).toBe(500)
    await pace.measure(500, taking(100))
    expect(pace.size).toBe(35)
    await pace.measure(35, taking(1000))
    expect(pace.size).toBe(5)
  } finally {
    clock.mockRestore()
  }
})
