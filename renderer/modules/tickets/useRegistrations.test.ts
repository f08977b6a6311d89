import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { useDrafts } from '../../app/draft-store.ts'
import { copyMatter, matterOf } from './last-registration.ts'
import { blankRegistration, type RegistrationDraft } from './registration-draft.ts'
import { useRegistrations, type WantedRegistration } from './useRegistrations.ts'

const core = vi.hoisted(() => ({ kept: new Map<string, unknown>() }))

vi.mock('../../client/client.ts', () => ({
  onSessionLoss: () => () => undefined,
  client: {
    drafts: {
      list: () => Promise.resolve([...core.kept].map(([name, body]) => ({ name, body, savedAt: '' }))),
      save: ({ name, body }: { name: string; body: unknown }) => {
        core.kept.set(name, body)
        return Promise.resolve({ savedAt: '2026-11-21T01:12:00.000Z' })
      },
      discard: ({ name }: { name: string }) => Promise.resolve(core.kept.delete(name)),
    },
  },
}))

const nobody = 0
const room = { houseId: 7, residentId: 8 }
const wanted = (changes: Partial<WantedRegistration> = {}): WantedRegistration => ({
  key: null,
  kind: null,
  houseId: null,
  residentId: null,
  ...changes,
})
const wordsOf = (list: readonly RegistrationDraft[]) => list.map(({ words }) => words)
const flush = () => useDrafts().flush()

beforeEach(async () => {
  setActivePinia(createPinia())
  core.kept.clear()
  await useDrafts().load(nobody)
})

describe('the registrations that stand open', () => {
  it('are new ones for each kind asked for, except where an untouched one can become it', () => {
    const { open, list } = useRegistrations()
    const first = open(wanted({ kind: 'complaint' }))
    first.words = 'leak'
    const second = open(wanted({ kind: 'repair', ...room }))
    expect(open(wanted({ kind: 'inquiry' }))).toBe(second)
    expect(list.value.map(({ kind, houseId }) => [kind, houseId])).toEqual([
      ['complaint', null],
      ['inquiry', null],
    ])
  })

  it('take nothing over of what was chosen for somebody else', () => {
    const { open } = useRegistrations()
    const left = open(wanted({ kind: 'complaint' }))
    Object.assign(left, { unlisted: true, callerRole: 'anonymous', emotion: 'angry', channelId: 3 })
    const begun = open(wanted({ kind: 'complaint', ...room }))
    expect(begun).toMatchObject({ ...blankRegistration(left.requestKey), ...room })
  })

  it('are found by their key, and without a kind by their caller', () => {
    const { open } = useRegistrations()
    const first = open(wanted(room))
    first.words = 'leak'
    expect(open(wanted({ key: first.requestKey, houseId: 1 }))).toBe(first)
    expect(open(wanted(room))).toBe(first)
    expect(open(wanted({ ...room, kind: 'complaint' }))).not.toBe(first)
  })

  it('are kept in the database while they have content, and discarded when saved', async () => {
    const { open, remove } = useRegistrations()
    const draft = open(wanted(room))
    await flush()
    expect(core.kept.size).toBe(0)
    draft.words = 'leak'
    await flush()
    expect([...core.kept]).toEqual([
      [`tickets.registration.${draft.requestKey}`, expect.objectContaining({ words: 'leak', ...room })],
    ])
    remove(draft)
    await flush()
    expect(core.kept.size).toBe(0)
  })

  it('come back at their place when giving one up is taken back, and are kept again', async () => {
    const { open, remove, list } = useRegistrations()
    for (const words of ['one', 'two', 'three']) open(wanted({ kind: 'complaint' })).words = words
    const putBack = remove(list.value[1]!)
    await flush()
    expect([wordsOf(list.value), core.kept.size]).toEqual([['one', 'three'], 2])
    putBack!()
    await flush()
    expect([wordsOf(list.value), core.kept.size]).toEqual([['one', 'two', 'three'], 3])
  })

  it('loses no other one when one that is gone already is given up', () => {
    const { open, remove, list } = useRegistrations()
    const gone = open(wanted({ kind: 'complaint' }))
    gone.words = 'gone'
    remove(gone)
    open(wanted({ kind: 'complaint' })).words = 'other'
    expect(remove(gone)).toBeNull()
    expect(wordsOf(list.value)).toEqual(['other'])
  })

  it('are forgotten on leaving where nothing was typed', () => {
    const { open, tidy, list } = useRegistrations()
    open(wanted({ kind: 'complaint' })).words = 'leak'
    open(wanted({ kind: 'repair', ...room }))
    tidy()
    expect(wordsOf(list.value)).toEqual(['leak'])
  })

  it('are the kept ones after a crash, counted once, with what an older edition did not know', async () => {
    const { words: _words, photos: _photos, ...older } = blankRegistration('key-a', 'repair')
    core.kept.set('tickets.registration.key-a', { ...older, words: 'leak' })
    core.kept.set('tickets.action.7', { text: 'other' })
    await useDrafts().load(nobody)
    const { claim, ready, list } = useRegistrations()
    expect(ready.value).toBe(false)
    expect([claim(), claim(), ready.value]).toEqual([1, 0, true])
    expect(list.value).toMatchObject([{ requestKey: 'key-a', kind: 'repair', words: 'leak', photos: [] }])
  })
})

describe('copying the last one', () => {
  it('takes over what it was about, and leaves whom it came from', () => {
    const last = {
      ...blankRegistration('a', 'repair'),
      ...room,
      callerName: '王芳',
      categoryId: 4,
      words: 'leak',
      demand: 'fix',
      urgency: 'urgent',
      channelId: 2,
      place: '厨房',
      joinInto: 9,
    }
    const next = { ...blankRegistration('b'), houseId: 1, residentId: 2 }
    copyMatter(matterOf(last), next)
    expect(next).toEqual({
      ...blankRegistration('b', 'repair'),
      houseId: 1,
      residentId: 2,
      categoryId: 4,
      words: 'leak',
      demand: 'fix',
      urgency: 'urgent',
      channelId: 2,
      place: '厨房',
    })
  })
})
