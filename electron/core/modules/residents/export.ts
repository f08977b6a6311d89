import { Fault } from '../../kernel/errors.ts'
export async function* exportResidents(..._: unknown[]): AsyncGenerator<never> {
  throw new Fault('INTERNAL')
}
