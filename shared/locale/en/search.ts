import type { search as words } from '../zh-CN/search.ts'

export const search: typeof words = {
  label: 'Search residents, rooms, phones and ticket numbers',
  pickLabel: 'Search who it is',
  placeholder: 'Room · phone · name · pinyin · ticket no.',
  results: 'Search results',
  count: '{count} found',
  noRoom: 'No room',
  nobody: 'Nobody lives here',
  open: '{count} open',
  keys: { open: 'Open', move: 'Move', clear: 'Clear' },
  empty: {
    title: 'Nothing found for “{text}”',
    hint: 'Type a room 3-2-501 or 32501, the head or tail of a phone, a name, pinyin or initials, or a ticket number.',
    create: 'Add a new resident',
    walkIn: 'Visitor without a room: register now',
  },
}
