import { z } from 'zod'
import { expect, it } from 'vitest'
import { contract } from '../../shared/contract/router.ts'
import { isGuessable, rpcPrefix } from './rpc.ts'

/** What proves somebody to be who they say, by the name of its field. */
const proofs = ['password', 'current', 'code', 'recoveryCode']
/** They take the first password of somebody new, and the code of a role. */
const noProofs = ['accounts/createUser', 'accounts/updateRole', 'accounts/archiveRole']

it('makes guessing slow wherever a password or a code is asked', () => {
  const asking = Object.entries({ accounts: contract.accounts, setup: contract.setup }).flatMap(
    ([module, procedures]) =>
      Object.entries(procedures).flatMap(([name, procedure]) => {
        const input = procedure['~orpc'].inputSchema
        const fields = input instanceof z.ZodObject ? Object.keys(input.shape) : []
        return fields.some((field) => proofs.includes(field)) ? [`${module}/${name}`] : []
      }),
  )
  expect(asking).toContain('accounts/login')
  const open = asking.filter((path) => !isGuessable(`${rpcPrefix}/${path}`) && !noProofs.includes(path))
  expect(open).toEqual([])
})
