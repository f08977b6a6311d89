/** An electronic invoice or another voucher that came as a PDF; it is kept as it is and never opened by the program. */
export const pdfType = 'application/pdf'

/** By its first bytes (ISO 32000-1, 7.5.2), whatever its name says. */
export const isPdf = (bytes: Uint8Array): boolean =>
  ['%', 'P', 'D', 'F', '-'].every((letter, at) => bytes[at] === letter.charCodeAt(0))
