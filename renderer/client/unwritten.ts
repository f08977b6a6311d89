type Writer = () => Promise<void>

const writers = new Set<Writer>()

/** Whoever takes changes over at once and writes them later says here how; call the answer when nothing waits any more. */
export function writesLater(write: Writer): () => void {
  writers.add(write)
  return () => void writers.delete(write)
}

/** Writes what waits, before the session that may write it ends. */
export async function writeWaiting(): Promise<void> {
  await Promise.all([...writers].map((write) => write()))
}
