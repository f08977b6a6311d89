/**
 * Cuts the owner's words into the pages of a slip. The widths are estimated on the safe side (no layout is measured,
 * so that every host and every test cuts alike); within a page the browser wraps the lines itself.
 */

/** The room for words on one kind of paper. */
export interface WordsRoom {
  /** Characters of full width in a line, less one for the rules of line breaking. */
  lineEms: number
  /** Lines in the box beside everything else on the first page, and on a page of its own. */
  firstPageLines: number
  nextPageLines: number
}

/** The slip on A5, on half an A4, and on a roll, which is as long as the words are. */
export const slipRooms = {
  A5: { lineEms: 29.5, firstPageLines: 8, nextPageLines: 25 },
  half: { lineEms: 43.5, firstPageLines: 7, nextPageLines: 16 },
  roll: { lineEms: 17, firstPageLines: Infinity, nextPageLines: Infinity },
} as const satisfies Record<string, WordsRoom>

const wide =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60‘’“”—…·\p{Extended_Pictographic}]/u

/** Width of one character in ems, rather too wide than too narrow. */
function emsOf(letter: string): number {
  if (wide.test(letter)) return 1
  if (/[MWmw@%]/.test(letter)) return 0.95
  return /[a-z\d]/.test(letter) ? 0.58 : 0.72
}

/** The lines a paragraph takes; each is a piece of the text, nothing is left out. */
function linesOf(paragraph: string, lineEms: number): string[] {
  const lines: string[] = []
  let line = ''
  let width = 0
  for (const letter of paragraph) {
    const ems = emsOf(letter)
    if (width + ems > lineEms) {
      const cut = breakBefore(line)
      lines.push(line.slice(0, cut))
      line = line.slice(cut)
      width = [...line].reduce((sum, char) => sum + emsOf(char), 0)
    }
    line += letter
    width += ems
  }
  lines.push(line)
  return lines
}

/** A word of Latin letters is not torn when there is a place before it; where to cut the full line. */
function breakBefore(line: string): number {
  const tail = /[^\s\p{Script=Han}\u3000-\u303f\uff00-\uff60]+$/u.exec(line)
  if (!tail || tail.index === 0 || tail[0].length > 24) return line.length
  return tail.index
}

/**
 * The words of each page, one at least. Joined they are the words again, but for line breaks at a page's end. `beside`
 * are the office's own lines on the first page, which take room from the words there.
 */
export function slipPages(
  words: string,
  beside: readonly string[] = [],
  { lineEms, firstPageLines, nextPageLines }: WordsRoom = slipRooms.A5,
): string[] {
  const taken = beside.filter(Boolean).flatMap((line) => linesOf(line, lineEms)).length
  const paragraphs = words.replace(/\r\n?/g, '\n').split('\n')
  const lines = paragraphs.flatMap((paragraph) => {
    const pieces = linesOf(paragraph, lineEms)
    // Only the last line of a paragraph ends with a break of its own.
    return pieces.map((piece, at) => (at === pieces.length - 1 ? `${piece}\n` : piece))
  })
  const pages: string[] = []
  for (let start = 0; start < lines.length || pages.length === 0;) {
    const capacity = pages.length === 0 ? Math.max(1, firstPageLines - taken) : nextPageLines
    pages.push(
      lines
        .slice(start, start + capacity)
        .join('')
        .replace(/\n$/, ''),
    )
    start += capacity
  }
  return pages
}
