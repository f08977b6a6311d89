/** How long something that is switched off for a moment, such as a button at work, keeps its claim to the focus. */
const disabledMilliseconds = 1000
const remembered = 20
const focusable =
  'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]:not([contenteditable="false"])'

/** What had the focus, and where it stood: every parent with the position in it, innermost first. */
interface Place {
  element: HTMLElement
  parents: { parent: Element; position: number }[]
}

const isShown = (element: Element) => element.isConnected && element.getClientRects().length > 0
const isOff = (element: Element) => element.matches(':disabled')
const isReady = (element: Element) => isShown(element) && !isOff(element)

function placeOf(element: HTMLElement): Place {
  const parents: Place['parents'] = []
  for (let child: Element = element; child.parentElement; child = child.parentElement)
    parents.push({ parent: child.parentElement, position: [...child.parentElement.children].indexOf(child) })
  return { element, parents }
}

function firstIn(element: Element): HTMLElement | undefined {
  const found = [element, ...element.querySelectorAll(focusable)]
  return found.find((each): each is HTMLElement => each.matches(focusable) && isReady(each))
}

/** What stands where it stood, else what is nearest to it; null where all around it is gone as well. */
function neighbourOf({ parents }: Place): HTMLElement | null {
  for (const { parent, position } of parents) {
    if (parent === document.body) return null
    if (!isShown(parent)) continue
    const page = document.querySelector<HTMLElement>('main#page')
    // All that is left is the frame: it is another page, and its reader begins at its top.
    if (page && (parent === page || parent.parentElement === page)) return page
    const children = [...parent.children]
    const nearest = [...children.slice(position), ...children.slice(0, position).reverse()]
    for (const child of nearest) {
      const found = firstIn(child)
      if (found) return found
    }
  }
  return null
}

/** The dialog that holds the page, where one is open. */
const topDialog = () => [...document.querySelectorAll('[aria-modal="true"]')].filter(isShown).at(-1)

/**
 * Whatever has the focus may vanish: a dialog that closes, a row that is removed, a button that is switched off. Browsers
 * let the focus fall to the page as a whole then, and a keyboard begins from the top. Here it goes on where one
 * was: to what now stands in that place, to what opened the dialog, else to the page. Nothing happens where a
 * page takes care itself, or where somebody clicked beside everything.
 */
export function keepFocus(): void {
  let last: Place | null = null
  let offSince: number | null = null
  let waiting = false
  const trail: HTMLElement[] = []

  function remember(element: Element | null) {
    offSince = null
    if (!(element instanceof HTMLElement) || element === document.body) return void (last = null)
    last = placeOf(element)
    trail.splice(
      0,
      trail.length,
      ...trail.filter((each) => each !== element && each.isConnected).slice(1 - remembered),
      element,
    )
  }

  function target(place: Place): HTMLElement | null {
    const dialog = topDialog()
    const fits = (element: HTMLElement) => isReady(element) && (!dialog || dialog.contains(element))
    const neighbour = neighbourOf(place)
    if (neighbour && fits(neighbour)) return neighbour
    const before = [...trail].reverse().find(fits)
    return before ?? (dialog && firstIn(dialog)) ?? document.querySelector('main')
  }

  function check() {
    waiting = false
    const active = document.activeElement
    if (!last || (active && active !== document.body && isReady(active))) return
    if (isShown(last.element) && isOff(last.element)) {
      offSince ??= performance.now()
      const left = offSince + disabledMilliseconds - performance.now()
      if (left > 0) return void setTimeout(look, left)
    }
    if (isReady(last.element) && offSince === null) return
    const place = last
    const next = isReady(place.element) ? place.element : target(place)
    last = null
    next?.focus({ preventScroll: true })
  }
  function look() {
    if (waiting) return
    waiting = true
    requestAnimationFrame(check)
  }

  document.addEventListener('focusin', ({ target: element }) => {
    // A closing dialog whose opener is gone hands the focus to the page itself.
    if (element === document.body) look()
    else remember(element as Element)
  })
  // A click beside everything lets the focus go on purpose.
  document.addEventListener('click', () => remember(document.activeElement), true)
  new MutationObserver(look).observe(document.body, {
    subtree: true,
    childList: true,
    attributeFilter: ['disabled', 'style'],
  })
}
