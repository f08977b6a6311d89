import type { MeasuredSheet } from './split-pages.ts'

/**
 * Measures a `PrintedPage` that holds every item, as laid out on the screen: the content's room, each element marked
 * `data-print-item`, and what stands in `.print-end`. Pixels. An item marked `data-print-item="page"`, such as a cover, is as
 * high as can be, so that it gets a page of its own.
 */
export function measureSheet(page: HTMLElement): MeasuredSheet {
  const body = page.querySelector<HTMLElement>('.print-body')
  const content = page.querySelector<HTMLElement>('.print-content')
  const marked = [...page.querySelectorAll<HTMLElement>('[data-print-item]')]
  const boxes = marked.map((item) => item.getBoundingClientRect())
  // To the next item's top, so that what lies between two of them counts.
  const items = boxes.map((box, index) => (boxes[index + 1]?.top ?? box.bottom) - box.top)
  const height = content?.getBoundingClientRect().height ?? 0
  return {
    items: items.map((item, index) => (marked[index]?.dataset['printItem'] === 'page' ? Infinity : item)),
    // A roll has no pages: it is as long as what stands on it.
    capacity: page.dataset['paper'] === '80mm' ? Infinity : (body?.clientHeight ?? 0),
    frame: height - items.reduce((sum, item) => sum + item, 0),
    end: page.querySelector<HTMLElement>('.print-end')?.getBoundingClientRect().height ?? 0,
  }
}
