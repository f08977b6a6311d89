// @vitest-environment happy-dom
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { mount } from '@vue/test-utils'
import { createI18n } from 'vue-i18n'
import { messages } from '../../../shared/locale/index.ts'
import type { Permission } from '../../../shared/contract/permissions.ts'
import { useSession } from '../../app/session.ts'
import { useContactDraft } from './useContactDraft.ts'
import { useContactKeys } from './useContactKeys.ts'

const i18n = createI18n({ legacy: false, locale: 'zh-CN', messages })
const of = { residentId: 7 }

/** The card of a person, as a page opens it; `unmount` is what the lock screen and another page do. */
function openCard() {
  let keys: ReturnType<typeof useContactKeys> | undefined
  const card = mount(
    { setup: () => ((keys = useContactKeys(of)), () => null) },
    { global: { plugins: [i18n] } },
  )
  return { keys: keys!, close: () => card.unmount() }
}
const draft = () => useContactDraft(of)
const press = (init: KeyboardEventInit = {}) =>
  document.body.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'F6', bubbles: true, cancelable: true, ...init }),
  )

function signIn(userId: number, permissions: Permission[]) {
  const session = useSession()
  session.person = { userId, staffId: userId, name: '', login: '', roles: [], permissions }
  session.state = 'in'
}

beforeEach(() => {
  setActivePinia(createPinia())
  signIn(1, ['archives.edit'])
})

describe('F6 on a card', () => {
  it('opens the form, but not while an input method composes', () => {
    const { keys, close } = openCard()
    press({ isComposing: true })
    expect(keys.open.value).toBe(false)
    press()
    expect(keys.open.value).toBe(true)
    close()
  })

  it('does nothing for somebody who may not edit the archives', () => {
    signIn(1, ['archives.read'])
    const { keys, close } = openCard()
    press()
    expect([keys.may.value, keys.open.value]).toEqual([false, false])
    close()
  })
})

describe('what was typed', () => {
  it('is there again after the lock screen or another page, and said so', () => {
    const first = openCard()
    press()
    draft().shelf.draft.words = '没写完'
    first.close()
    const { keys, close } = openCard()
    expect([keys.open.value, keys.unfinished.value]).toEqual([true, true])
    expect(draft().draft.value.words).toBe('没写完')
    close()
  })

  it('belongs to one card and one person', () => {
    draft().shelf.draft.words = '没写完'
    expect(useContactDraft({ houseId: 7 }).draft.value.words).toBe('')
    signIn(2, ['archives.edit'])
    expect(draft().draft.value.words).toBe('')
  })

  it('makes place for another contact with a key of its own', () => {
    const { draft: typed, discard } = draft()
    const { requestKey } = typed.value
    typed.value.words = '写完了'
    discard()
    expect(typed.value.words).toBe('')
    expect(typed.value.requestKey).not.toBe(requestKey)
  })
})
