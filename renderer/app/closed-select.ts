import { isComposing } from '../components/composables/useHotkeys.ts'

/**
 * Element Plus swallows Esc in every select, also in one whose list is closed, so that a dialog cannot be left by the
 * keyboard from there. A closed one hands the key on to what is around it.
 */
export function passEscFromClosedSelects(): void {
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || isComposing(event) || !(event.target instanceof HTMLInputElement)) return
      const select = event.target.closest('.el-select')
      if (!select?.parentElement || event.target.getAttribute('aria-expanded') !== 'false') return
      event.stopImmediatePropagation()
      event.preventDefault()
      const { key, code } = event
      select.parentElement.dispatchEvent(
        new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true }),
      )
    },
    true,
  )
}
