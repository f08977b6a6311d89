/** The desk's queue of what is to be told to the owners, as it stands in the address beside the queues of tickets. */
export const toDisclose = 'to-disclose'
