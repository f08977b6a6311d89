/** The scheme and hosts of this program's own pages. */
export const scheme = 'app'
export const pageOrigin = `${scheme}://console`
export const failureOrigin = `${scheme}://failure`

/** The origin of an address, by parsing and never by its beginning; null for what is no address. */
export function originOf(url: string): string | null {
  try {
    const { protocol, host } = new URL(url)
    // Node gives schemes it does not know the opaque origin.
    return `${protocol}//${host}`
  } catch {
    return null
  }
}

export const isOwnPage = (url: string): boolean => originOf(url) === pageOrigin
