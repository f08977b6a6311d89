import { beforeEach, expect, it, vi } from 'vitest'
import { blankResident, type Resident } from './resident-draft.ts'
import { createResident, updateResident } from './save-resident.ts'

const { residents } = vi.hoisted(() => ({
  residents: { create: vi.fn(), update: vi.fn(), setTags: vi.fn() },
}))
vi.mock('../../client/client.ts', () => ({ client: { residents } }))

beforeEach(() => {
  vi.resetAllMocks()
  residents.create.mockResolvedValue({ id: 5, version: 1 })
  residents.update.mockResolvedValue({ id: 5, version: 4 })
})

const resident = { id: 5, version: 3, tags: [{ entryId: 1, name: '老住户' }] } as Resident

it('sets the tags of somebody new on what was just entered', async () => {
  await createResident(blankResident({ name: '王芳', tagIds: [2] }), 1)
  expect(residents.setTags).toHaveBeenCalledWith({ residentId: 5, version: 1, entryIds: [2] })
})

it('changes tags on what was just saved, and leaves them alone where nobody touched them', async () => {
  const draft = blankResident({ name: '王芳', version: 3, tagIds: [1] })
  await updateResident(resident, draft, { tagIds: [1] })
  expect(residents.setTags).not.toHaveBeenCalled()
  await updateResident(resident, { ...draft, tagIds: [1, 2] }, { tagIds: [1] })
  expect(residents.setTags).toHaveBeenCalledWith({ residentId: 5, version: 4, entryIds: [1, 2] })
})

it('puts back the tags typed here where somebody else had changed them meanwhile', async () => {
  const draft = blankResident({ name: '王芳', version: 3, tagIds: [1] })
  await updateResident(resident, draft, { tagIds: [1, 9] })
  expect(residents.setTags).toHaveBeenCalledWith({ residentId: 5, version: 4, entryIds: [1] })
})
