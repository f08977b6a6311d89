/**
 * What a page may do, alike in the desktop and in a browser: run this program's own files and talk to its own host.
 * `unsafe-inline` for styles only: Element Plus positions its layers by style attributes.
 */
const directives: Record<string, string> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'worker-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'frame-src': "'none'",
  'frame-ancestors': "'none'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
}

/** The policy's text. `connect` adds origins that may be connected to; only development has any. */
export const contentSecurityPolicy = (connect = ''): string =>
  Object.entries({ ...directives, 'connect-src': `${directives['connect-src']} ${connect}`.trim() })
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')

/** On every answer of either host, errors included. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy(),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=()',
  'x-dns-prefetch-control': 'off',
  'x-permitted-cross-domain-policies': 'none',
}

export const noStore = 'no-store'
/** For files named after their content. */
export const immutable = 'public, max-age=31536000, immutable'
