/** How a promise's state is shown. */
export const promiseTones = { open: 'info', kept: 'done', broken: 'late', withdrawn: 'plain' } as const
