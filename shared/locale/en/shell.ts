import type { shell as zhCN } from '../zh-CN/shell.ts'

export const shell: typeof zhCN = {
  name: 'Guanjia',
  menu: {
    file: 'File',
    print: 'Print…',
    lock: 'Lock the screen',
    quit: 'Quit Guanjia',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    view: 'View',
    focusBox: 'Back to the search box',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    resetZoom: 'Actual size',
    fullScreen: 'Full screen',
    developerTools: 'Developer tools',
    help: 'Help',
    shortcuts: 'Keyboard shortcuts',
  },
  leave: {
    question: 'Something is not finished. Leave anyway?',
    detail: 'What was saved is safe; what was not finished may be lost.',
    stay: 'Stay',
    leave: 'Leave',
  },
  chooseFolder: { title: 'Choose the folder for the data', button: 'Use this folder' },
  failure: {
    title: 'Guanjia has a problem',
    what: 'What happened',
    safe: 'Is the data safe',
    remedy: 'What to do',
    code: 'Error code',
    restart: 'Restart',
    quit: 'Quit',
    recover: 'Open with the recovery code',
  },
  coreGone: {
    what: 'The part of Guanjia that keeps the data stopped unexpectedly.',
    safe: 'Saved data is all there; check what you were writing after the restart.',
    remedy:
      'Choose “Restart” and sign in again. If it happens again and again, note the time and tell the administrator.',
  },
  machineKey: {
    what: 'The key of this computer cannot be opened: the system’s key store does not know it, or its file is damaged.',
    safe: 'The data is intact, only not open yet.',
    remedy:
      'If the system user changed or the system was installed anew, choose “Open with the recovery code” and enter the code written down at the first setup. The old key is kept aside.',
  },
  sealedKey: {
    what: 'The desktop application keeps the key of this computer in the system’s key store; browser mode cannot read it.',
    remedy: 'Open this data folder with the desktop application.',
  },
  browser: {
    heading: 'browser mode',
    folder: 'Data folder',
    onlyHere: 'Only this computer can open this address:',
    stop: 'Press Ctrl+C to stop.',
    stopping: 'Closing …',
    noPort: 'No port is free.',
    usage: 'Usage: lan.js [--data FOLDER] [--port PORT]',
  },
}
