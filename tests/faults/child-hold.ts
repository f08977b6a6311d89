/** The office of a folder in a process of its own, held until its input ends. Says why when it cannot be opened. */
import { openFolder } from './counter.ts'

try {
  const office = await openFolder(process.argv[2] ?? '')
  process.stdout.write('holding\n')
  process.stdin.resume().on('end', () => void office.close())
} catch (error) {
  process.stderr.write(`${(error as { code?: string }).code}\n`)
  process.exitCode = 1
}
