/** A run of a notice's text that is not parted on paper. */
export interface NoticePiece {
  text: string
  /** It begins a line of the text; the salutation and what continues a long line have no indent. */
  indent: boolean
  /** An empty line stands before it. */
  apart: boolean
}

/** A page of the largest letters holds more than this. */
const longestPiece = 240

/** A notice's text in pieces that can be dealt out to pages: its lines, long ones parted behind a sentence. */
export function noticePieces(body: string): NoticePiece[] {
  const pieces: NoticePiece[] = []
  let apart = false
  for (const line of body.split('\n').map((each) => each.trim())) {
    if (line === '') {
      apart = pieces.length > 0
      continue
    }
    const greets = pieces.length === 0 && /[：:]$/.test(line)
    pieces.push(
      ...partedLine(line).map((text, at) => ({
        text,
        indent: at === 0 && !greets,
        apart: apart && at === 0,
      })),
    )
    apart = false
  }
  return pieces
}

function partedLine(line: string): string[] {
  const parts: string[] = []
  let rest = [...line]
  while (rest.length > longestPiece) {
    const head = rest.slice(0, longestPiece)
    const stop = Math.max(...['。', '；', '！', '？', '，', ' '].map((sign) => head.lastIndexOf(sign)))
    const length = stop > 0 ? stop + 1 : longestPiece
    parts.push(rest.slice(0, length).join(''))
    rest = rest.slice(length)
  }
  return [...parts, rest.join('')]
}

/** A notice as a message for a chat group: its title, its text, who signs and the day as people write it. */
export const noticeMessage = (
  { title, body, signedBy }: { title: string; body: string; signedBy: string },
  day: string,
): string => [`【${title.trim()}】`, body.trim(), `${signedBy.trim()}\n${day}`].join('\n\n')
