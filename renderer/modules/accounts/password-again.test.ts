import { ORPCError } from '@orpc/client'
import { expect, it, vi } from 'vitest'
import { waiting, withPassword } from './password-again.ts'

const again = new ORPCError('PASSWORD_AGAIN', { status: 403, data: {} })
const afterPassword = () =>
  vi.fn<() => Promise<string>>().mockRejectedValueOnce(again).mockResolvedValue('done')

it('asks for nothing that the core does not ask for', async () => {
  await expect(withPassword(() => Promise.resolve('done'))).resolves.toBe('done')
  const broken = new ORPCError('IN_USE', { status: 409, data: {} })
  await expect(withPassword(() => Promise.reject(broken))).rejects.toBe(broken)
  expect(waiting.value).toBe(null)
})

it('does it once more after the password', async () => {
  const action = afterPassword()
  const doing = withPassword(action)
  await vi.waitFor(() => expect(waiting.value).not.toBe(null))
  waiting.value?.(true)
  await expect(doing).resolves.toBe('done')
  expect(action).toHaveBeenCalledTimes(2)
  expect(waiting.value).toBe(null)
})

it('leaves it when nobody gives the password', async () => {
  const action = afterPassword()
  const doing = withPassword(action)
  await vi.waitFor(() => expect(waiting.value).not.toBe(null))
  waiting.value?.(false)
  await expect(doing).rejects.toBe(again)
  expect(action).toHaveBeenCalledTimes(1)
  expect(waiting.value).toBe(null)
})
