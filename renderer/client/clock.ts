import { computed, readonly, ref } from 'vue'

/**
 * The renderer's only "now". It follows the core's clock (`system.status`), so that every counter shows the same
 * remaining time whatever this machine's clock says. It ticks each second while the page is visible.
 */
let offset = 0
const current = ref(Date.now())
const zone = ref('Asia/Shanghai')

function tick() {
  current.value = Date.now() + offset
}

let timer: ReturnType<typeof setInterval> | undefined
function follow() {
  clearInterval(timer)
  if (document.visibilityState !== 'visible') return
  tick()
  timer = setInterval(tick, 1000)
}

/** Starts ticking; called once by the app. */
export function startClock(): void {
  document.addEventListener('visibilitychange', follow)
  follow()
}

/** Takes over the core's time (UTC ISO-8601) and the office's time zone (IANA name). */
export function synchroniseClock(coreNow: string, timeZone: string): void {
  offset = Date.parse(coreNow) - Date.now()
  zone.value = timeZone
  tick()
}

/** Milliseconds since 1970, UTC, by the core's clock. */
export const now = readonly(current)
/** The office's time zone, IANA name. */
export const officeZone = readonly(zone)

const dayFormat = computed(
  () =>
    new Intl.DateTimeFormat('en-CA', {
      timeZone: zone.value,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    }),
)

/** The office's day an instant falls on, `2026-11-21`. */
export const officeDay = (instant: string | number): string => dayFormat.value.format(new Date(instant))
/** Today in the office, `2026-11-21`. */
export const today = computed(() => officeDay(current.value))
