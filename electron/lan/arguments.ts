import { dataArgument, namedArgument } from '../core/folder/bootstrap.ts'

export interface HostArguments {
  /** The data folder named by `--data`. */
  data: string | null
  /** The port asked for; the next free one is used when it is taken. */
  port: number
  /** From `GUANJIA_TEST_CLOCK`, only together with `--data` and never from a package. */
  testClock: string | null
}

const usualPort = 8137

/** Throws a RangeError for arguments that make no sense. */
export function readArguments(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
  isPackaged: boolean,
): HostArguments {
  const data = dataArgument(argv)
  const given = namedArgument(argv, 'port')
  const port = given === null ? usualPort : Number(given)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new RangeError(`--port ${given}`)
  const testClock = data !== null && !isPackaged ? (env['GUANJIA_TEST_CLOCK'] ?? null) : null
  return { data, port, testClock }
}
