import { onScopeDispose } from 'vue'

/** What a person really does at the desk. */
const activities = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const
const checkEvery = 5_000
const tellEvery = 5_000

/**
 * Calls `onIdle` once nobody has touched mouse or keyboard for `minutes()`, in this or another tab of the same browser
 * (they share one session). Input made by scripts does not count. Stops with its scope.
 */
export function watchIdle(minutes: () => number, onIdle: () => void): void {
  let last = Date.now()
  let told = 0
  const otherTabs = new BroadcastChannel('guanjia.activity')

  const touch = (event: Event) => {
    if (!event.isTrusted) return
    last = Date.now()
    if (last - told < tellEvery) return
    told = last
    otherTabs.postMessage(null)
  }
  otherTabs.onmessage = () => (last = Date.now())

  const check = () => {
    if (Date.now() - last >= minutes() * 60_000) onIdle()
  }
  for (const activity of activities)
    window.addEventListener(activity, touch, { capture: true, passive: true })
  // After sleep the timers are late; the page becoming visible is the first chance to notice.
  document.addEventListener('visibilitychange', check)
  const timer = setInterval(check, checkEvery)

  onScopeDispose(() => {
    clearInterval(timer)
    otherTabs.close()
    document.removeEventListener('visibilitychange', check)
    for (const activity of activities) window.removeEventListener(activity, touch, { capture: true })
  })
}
