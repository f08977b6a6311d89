// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { copyText } from './copy-text.ts'

const clipboard = (writeText: () => Promise<void>) => vi.stubGlobal('navigator', { clipboard: { writeText } })
const denied = () => Promise.reject(new DOMException('denied', 'NotAllowedError'))

function shownCode(): HTMLElement {
  document.body.innerHTML = '<p><span>ABCD</span><span>EFGH</span></p>'
  return document.querySelector('p')!
}

/** The old way of copying, answering what it would put on the clipboard. */
function oldCopy(works: boolean) {
  const copied: string[] = []
  document.execCommand = () => {
    const event = new Event('copy', { cancelable: true })
    const clipboardData = { setData: (_type: string, text: string) => copied.push(text) }
    document.dispatchEvent(Object.assign(event, { clipboardData }))
    return works
  }
  return copied
}

afterEach(() => vi.unstubAllGlobals())

describe('copying a text', () => {
  it('uses the clipboard where it may', async () => {
    const writeText = vi.fn(() => Promise.resolve())
    clipboard(writeText)
    expect(await copyText('ABCD-EFGH', shownCode())).toBe(true)
    expect(writeText).toHaveBeenCalledWith('ABCD-EFGH')
  })

  it('copies the selection where the clipboard is denied, as the text and not as it is laid out', async () => {
    clipboard(denied)
    const copied = oldCopy(true)
    expect(await copyText('ABCD-EFGH', shownCode())).toBe(true)
    expect(copied).toEqual(['ABCD-EFGH'])
  })

  it('says so when neither works', async () => {
    clipboard(denied)
    oldCopy(false)
    expect(await copyText('ABCD-EFGH', shownCode())).toBe(false)
  })
})
