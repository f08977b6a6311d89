import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { writeWaiting } from '../client/unwritten.ts'
import { useDrafts } from './draft-store.ts'

const core = vi.hoisted(() => ({
  kept: new Map<string, unknown>(),
  calls: [] as string[],
  fails: false,
  /** What is to pass before a save or a list is answered. */
  slow: null as Promise<void> | null,
}))

vi.mock('../client/client.ts', () => ({
  client: {
    drafts: {
      list: async () => {
        const kept = [...core.kept].map(([name, body]) => ({
          name,
          body,
          savedAt: '2026-11-21T01:00:00.000Z',
        }))
        const { slow } = core
        await slow
        return kept
      },
      save: async ({ name, body }: { name: string; body: unknown }) => {
        core.calls.push(`save ${name} ${JSON.stringify(body)}`)
        const { slow } = core
        await slow
        if (core.fails) throw new Error('gone')
        core.kept.set(name, body)
        return { savedAt: '2026-11-21T01:12:00.000Z' }
      },
      discard: ({ name }: { name: string }) => {
        core.calls.push(`discard ${name}`)
        core.kept.delete(name)
        return Promise.resolve({})
      },
    },
  },
}))

const li = 1
const zhang = 2
const pause = () => vi.advanceTimersByTimeAsync(600)

/** A form as it is after signing in: one draft with words. */
async function form(userId = li, name = 'tickets.action.7') {
  const drafts = useDrafts()
  await drafts.load(userId)
  const draft = drafts.open(userId, name, () => ({ words: '', note: '' }))
  drafts.keep(userId, name, () => (draft.words === '' ? null : draft))
  return { drafts, draft, state: () => drafts.stateOf(userId, name)?.state ?? null }
}

beforeEach(() => {
  vi.useFakeTimers()
  setActivePinia(createPinia())
  core.kept.clear()
  core.calls = []
  core.fails = false
  core.slow = null
})
afterEach(() => vi.useRealTimers())

describe('what is typed', () => {
  it('is kept at a pause of typing, once for a run of keys', async () => {
    const { draft, state } = await form()
    for (const words of ['w', 'wa', 'wat']) {
      draft.words = words
      await vi.advanceTimersByTimeAsync(500)
    }
    expect([state(), core.calls]).toEqual(['waiting', []])
    await vi.advanceTimersByTimeAsync(100)
    expect(core.calls).toEqual(['save tickets.action.7 {"words":"wat","note":""}'])
    expect(state()).toBe('kept')
  })

  it('is kept at once where a field or the page is left', async () => {
    const { drafts, draft } = await form()
    draft.words = 'water'
    await drafts.flush()
    expect(core.kept.get('tickets.action.7')).toEqual({ words: 'water', note: '' })
    await drafts.flush()
    await pause()
    expect(core.calls).toHaveLength(1)
  })

  it('is written before the session ends', async () => {
    const { draft } = await form()
    draft.words = 'water'
    await writeWaiting()
    expect(core.kept.has('tickets.action.7')).toBe(true)
  })

  it('is not written as long as there is nothing worth keeping, and discarded when it is emptied', async () => {
    const { draft, state } = await form()
    draft.note = 'only chosen'
    await pause()
    expect(core.calls).toEqual([])
    draft.words = 'water'
    await pause()
    draft.words = ''
    await pause()
    expect(core.calls.at(-1)).toBe('discard tickets.action.7')
    expect([core.kept.size, state()]).toEqual([0, null])
  })

  it('that could not be kept says so and is tried again at the next pause', async () => {
    const { draft, state } = await form()
    core.fails = true
    draft.words = 'water'
    await pause()
    expect(state()).toBe('failed')
    core.fails = false
    draft.words = 'water on the ceiling'
    await pause()
    expect(state()).toBe('kept')
    expect(core.kept.get('tickets.action.7')).toMatchObject({ words: 'water on the ceiling' })
  })

  it('is never overtaken by an older answer: each write waits for the one before', async () => {
    const { drafts, draft, state } = await form()
    let answer = () => {}
    core.slow = new Promise((resolve) => (answer = resolve))
    draft.words = 'first'
    await pause()
    core.slow = null
    draft.words = 'second'
    drafts.drop(li, 'tickets.action.7')
    await pause()
    expect(core.calls).toEqual(['save tickets.action.7 {"words":"first","note":""}'])
    answer()
    await pause()
    expect(core.calls.at(-1)).toBe('discard tickets.action.7')
    expect([core.kept.size, state()]).toEqual([0, null])
  })

  it('can be kept again after it was dropped, as undoing does', async () => {
    const { drafts, draft, state } = await form()
    draft.words = 'water'
    await pause()
    drafts.drop(li, 'tickets.action.7')
    drafts.keep(li, 'tickets.action.7', () => draft)
    await pause()
    expect([core.kept.size, state()]).toEqual([1, 'kept'])
  })
})

describe('after a crash', () => {
  it('a form opens with what was kept, and a field the older edition did not know is blank', async () => {
    core.kept.set('tickets.action.7', { words: 'water' })
    const { draft, state } = await form()
    expect(draft).toEqual({ words: 'water', note: '' })
    await pause()
    expect(state()).toBe('kept')
  })

  it('a form that stood open before the answer came is filled, one in which somebody types is not', async () => {
    const drafts = useDrafts()
    core.kept.set('untouched', { words: 'kept' }).set('typing', { words: 'kept' })
    const [untouched, typing] = ['untouched', 'typing'].map((name) => {
      const draft = drafts.open(li, name, () => ({ words: '' }))
      drafts.keep(li, name, () => (draft.words === '' ? null : draft))
      return draft
    })
    typing!.words = 'typed'
    await drafts.load(li)
    expect([untouched!.words, typing!.words]).toEqual(['kept', 'typed'])
  })

  it('hands over by their beginning what no form has opened, once', async () => {
    core.kept.set('tickets.registration.a', { words: 'a' }).set('tickets.action.7', { words: 'b' })
    const drafts = useDrafts()
    await drafts.load(li)
    expect(drafts.takeFound(li, 'tickets.registration.')).toEqual([{ words: 'a' }])
    await drafts.load(li)
    expect(drafts.takeFound(li, 'tickets.registration.')).toEqual([])
  })
})

describe('another person', () => {
  it('has nothing written by their session that the one before typed', async () => {
    const { draft, state } = await form(li)
    core.fails = true
    draft.words = 'water'
    await pause()
    core.fails = false
    core.calls = []
    const other = await form(zhang)
    other.draft.words = 'light'
    await pause()
    await useDrafts().flush()
    expect(core.calls).toEqual(['save tickets.action.7 {"words":"light","note":""}'])
    expect(state()).toBe('failed')
    core.calls = []
    await useDrafts().load(li)
    await pause()
    expect(core.calls).toEqual(['save tickets.action.7 {"words":"water","note":""}'])
  })

  it('is in between: what was given up then does not come back', async () => {
    const drafts = useDrafts()
    await drafts.load(li)
    drafts.keep(li, 'tickets.registration.7', () => ({ words: 'water' }))
    await pause()
    await drafts.load(zhang)
    drafts.drop(li, 'tickets.registration.7')
    await pause()
    core.slow = new Promise((resolve) => setTimeout(resolve, 600))
    const loading = drafts.load(li)
    await pause()
    await loading
    expect(drafts.takeFound(li, 'tickets.registration.')).toEqual([])
    expect(core.kept.size).toBe(0)
  })

  it('who signs out leaves nothing in memory; what was kept is there next time', async () => {
    const { drafts, draft } = await form()
    draft.words = 'water'
    await pause()
    drafts.forgetPerson(li)
    draft.words = 'typed into nothing'
    await pause()
    expect(core.calls).toHaveLength(1)
    expect((await form()).draft.words).toBe('water')
  })
})
