import { createInterface } from 'node:readline/promises'

/** Prints a line for whoever reads the terminal; the Chinese line is for users, not for developers. */
export function say(english: string, chinese?: string): void {
  console.log(chinese === undefined ? english : `${english}\n${chinese}`)
}

/** The same on the error stream. */
export function warn(english: string, chinese?: string): void {
  console.error(chinese === undefined ? english : `${english}\n${chinese}`)
}

/** True when somebody can answer a question here. */
export function isInteractive(): boolean {
  return process.stdin.isTTY === true && process.stdout.isTTY === true && process.env['CI'] === undefined
}

/** Asks a yes/no question on the terminal; anything but a clear yes is a no. */
export async function askYesNo(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    const answer = (await terminal.question(`${question} (y/n) `)).trim().toLowerCase()
    return ['y', 'yes', '是', '好'].includes(answer)
  } finally {
    terminal.close()
  }
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
