/** Line icons on a 24 grid, drawn for this program: one stroke, round ends. */
export const iconPaths = {
  desk: ['M3 17h18', 'M6 17a6 6 0 0 1 12 0', 'M12 11V8', 'M10 8h4', 'M4 20h16'],
  tickets: ['M6 3h9l4 4v14H6z', 'M15 3v4h4', 'M9 12h7', 'M9 16h7'],
  archives: [
    'M4 21V6l7-3v18',
    'M11 9h9v12',
    'M3 21h18',
    'M7 9v0',
    'M7 13v0',
    'M15 13v0',
    'M15 17v0',
    'M7 17v0',
  ],
  registers: ['M5 4h12a2 2 0 0 1 2 2v14H7a2 2 0 0 1-2-2Z', 'M5 18a2 2 0 0 1 2-2h12', 'M9 8h6', 'M9 12h4'],
  reports: ['M4 20V4', 'M4 20h16', 'M8 20v-6', 'M12 20V8', 'M16 20v-9'],
  system: ['M4 7h9', 'M17 7h3', 'M4 17h3', 'M11 17h9', 'M15 5v4', 'M9 15v4'],
  search: ['M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13Z', 'm15.5 15.5 5 5'],
  lock: ['M6 11h12v9H6z', 'M9 11V8a3 3 0 0 1 6 0v3', 'M12 15v2'],
  user: ['M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8Z', 'M4 21c1-4 4-6 8-6s7 2 8 6'],
  down: ['m6 9 6 6 6-6'],
  up: ['m6 15 6-6 6 6'],
  care: ['M12 20 4.5 12.5a4.6 4.6 0 0 1 6.5-6.5l1 1 1-1a4.6 4.6 0 0 1 6.5 6.5Z'],
  heed: ['M12 4 2.5 20h19Z', 'M12 10v4', 'M12 17v0'],
  folder: ['M3 6h6l2 2h10v11H3z'],
  check: ['m5 12 5 5 9-10'],
  close: ['M6 6l12 12', 'M18 6 6 18'],
  printer: ['M7 9V3h10v6', 'M7 18H4V9h16v9h-3', 'M7 14h10v7H7z'],
  upload: ['M12 16V4', 'm7 9 5-5 5 5', 'M4 20h16'],
  photo: ['M4 7h4l2-3h4l2 3h4v13H4z', 'M12 9.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7Z'],
  phone: ['M7 3h3l2 5-2.5 2a12 12 0 0 0 5 5L17 12.5l4 2V18c0 2-1 3-3 3C10 21 3 14 3 6c0-2 1-3 4-3Z'],
} as const

export type IconName = keyof typeof iconPaths
