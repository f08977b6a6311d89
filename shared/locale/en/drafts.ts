/** What is typed and not yet saved, and the registrations that stand open side by side. */
export const drafts = {
  register: 'Register: {kind}',
  others: 'Other',
  acts: 'What to begin',
  progress: 'See progress',
  restored: 'Unfinished registrations brought back: {count}.',
  unfinished: 'Unfinished registrations',
  discarded: 'Discarded: {kind}',
  nothingToCopy: 'You have saved no registration yet; there is nothing to copy.',
  copy: 'copy the last one',
  copyLast: 'Copy what the last registration said',
  state: {
    kept: 'Draft kept {at}',
    waiting: 'Typing; the draft is kept at a pause',
    failed: 'Draft not kept yet',
  },
  contacts: {
    title: 'Last three contacts',
    none: 'No contact yet.',
    failed: 'The last contacts could not be read.',
  },
  tabs: {
    title: 'Open registrations',
    unsaved: 'Not saved yet',
    close: 'Discard: {name}',
    switch: 'switch',
    discard: 'discard',
    next: 'Next registration',
    previous: 'Previous registration',
  },
}
