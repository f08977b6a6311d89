import type { ManualChapter } from '../zh-CN/manual.ts'

export const manual: readonly ManualChapter[] = [
  {
    id: 'begin',
    title: 'Beginning',
    text: [
      "The first start asks for the names of the service centre and the community, and for your own sign-in. Write down the recovery code it ends with and lock it away: another PC or a forgotten administrator's password needs it.",
      'Alt+L locks the screen when you leave; whatever was half written is there when you come back. Theme, text size and language are under your name at the top right.',
      'Every button shows its key. F1 lists all keys that work on the page you are on.',
    ],
  },
  {
    id: 'box',
    title: 'One box finds people',
    text: [
      "The cursor rests in the box on top; Ctrl+K or Esc returns to it. Type a room in any style, the head or tail of a phone, a name, pinyin or its initials, a plate, a ticket's number.",
      'Enter opens the first row, Alt+1 to Alt+9 any other; after ↓ bare digits pick too. Each row says why it was found.',
      'Press F2, F3 or F4 on a row to register for that person.',
    ],
  },
  {
    id: 'register',
    title: 'Registering',
    text: [
      'F2 complaint, F3 repair, F4 inquiry; suggestion, help and praise are switched above the form. Only three things are needed: who or where, the category, the words.',
      'A two-digit code is the fastest way to a category; name, pinyin and initials work too. Two colons :: in the words list prepared texts; Tab goes through their blanks. Some categories first ask what matters, such as whether anybody is trapped; an alarming answer shows what to do and makes the ticket urgent.',
      'What is answered or done at once goes into "solved on the spot" and closes with the save. Choose "anonymous" for whoever leaves no name and say where. For messages say which group or box they came from.',
      'Beside the form stand unfinished tickets of the same house, riser, unit or category, each with the reason. If it is the same matter, Ctrl+J joins: the new ticket keeps its number and closes with the other. Known outages stand there with what to say.',
      'Interrupted? Press F2, F3 or F4 again: both stay, as tabs. Every pause is saved, so that a crash or a power cut loses nothing. Ctrl+D repeats the last one.',
      'Photos are pasted, dropped or chosen; they are scaled down and lose the place they were taken at.',
      'Read the paragraph aloud, then Ctrl+Enter saves and Ctrl+Shift+Enter saves and prints.',
    ],
  },
  {
    id: 'desk',
    title: 'A day at the desk',
    text: [
      'The strip on top holds tickets nobody has been contacted about; 15 minutes are promised. Alt+U goes to the oldest: 1 reached, 2 no answer, 3 told that it is accepted. At the counter, on the phone and at home saving tells it already.',
      'Below are those due today, overdue, mine, and those I was asked first. Whoever is asked first stays accountable to the end.',
      'On the right are open promises and what happened lately.',
    ],
  },
  {
    id: 'handle',
    title: 'Dispatching, handling, closing',
    text: [
      'A ticket shows only what you may do now. Each step is kept with its time and person and never changes.',
      'A wrong registration is voided with a reason; its number stays and is not used again.',
      'When a colleague was faster you are told what changed; your words stay and can be sent again.',
    ],
  },
  {
    id: 'progress',
    title: 'How does my matter stand?',
    text: [
      'Alt+Q, then scan the code on the slip or type a number, phone or room. Each ticket comes with a sentence to say aloud: who works on it, when somebody comes, until when it is promised.',
    ],
  },
  {
    id: 'paper',
    title: 'Printing',
    text: [
      'F9 on a ticket. The slip comes in A5, A4 and 80 mm, repairs have a work sheet. The paper last chosen is remembered; from the second print on it is marked as a reprint.',
      'Headers, numbers, editions, retention, notes and names of copies are set under System, Office. The print log says what was printed by whom.',
      'For a chat group use "copy as text": without names, phones and rooms unless permitted.',
    ],
  },
  {
    id: 'power-cut',
    title: 'Before and after a power cut',
    text: [
      'Reserve numbers on the page of blank slips and print them; write by hand while the power is off.',
      'Afterwards register as usual with "back-entry": the true time and the number on the paper. The ticket is marked, and its promised times run from the true moment. Numbers left over are voided with a reason.',
    ],
  },
  {
    id: 'registers',
    title: 'Registers',
    text: [
      'Keys, parcels, visitors, items leaving and services each have a page with a quick form above the list. Enter goes to the next field, Ctrl+Enter saves.',
      'Keys not returned, parcels older than three days and expired passes are marked in words and colour. A wrong row is struck out with a reason, never removed.',
    ],
  },
  {
    id: 'archives',
    title: 'Archives',
    text: [
      "A house's card has areas, warranties, keys, repairs and residents; a building can be seen as a grid. A house changes hands with its history kept.",
      "A resident's card has phones, flags with advice, preferences and one timeline of all contacts. Duplicates are compared side by side and merged; a merge can be taken back.",
      'What was promised in a contact falls due on the desk.',
    ],
  },
  {
    id: 'fees',
    title: 'Fees',
    text: [
      'Items and standards are set by those permitted: by area, a fixed sum, or by meter. Charges of a month are previewed, then made; houses that have theirs are passed over, so it may be run again. A waiver needs a reason and can be taken back.',
      'At the counter, find the house, choose what is paid and how. Saving gives the next receipt number, and the receipt can be printed. Part of it, or money in advance, is fine. A wrong payment is never changed but reversed: both stay, and come to nothing.',
      'At the end of the day the desk is closed, with the difference to the cash counted. Arrears are listed by age, with contacts and promises. No text threatens with cutting water or power: the law forbids it.',
    ],
  },
  {
    id: 'ledger',
    title: 'Ledger',
    text: [
      'Every income and expense stands on an account, with its voucher and a photo. A major repair belongs to the maintenance fund; entered as a service cost it is refused, with the reason.',
      'Payments at the counter are posted by month. Once a month is closed nothing of it changes; a wrong entry is reversed, never removed.',
    ],
  },
  {
    id: 'disclosure',
    title: 'Disclosure sheets',
    text: [
      'A sheet takes its figures from the ledger and the charges. While you edit, every line is checked: totals, the opening against the last closing, the rate; what is wrong is said with the difference.',
      'Whoever prepared it submits it; another person publishes it. Published, it never changes, and the paper carries a check code: type it in to see whether the paper is what the books have. A correction is a new sheet with a reason.',
      'Questions and objections are logged with their answers, and those not answered in time are shown.',
    ],
  },
  {
    id: 'notices',
    title: 'Notices, postings, calendar',
    text: [
      'Alt+N writes a notice: choose a template, Tab goes from slot to slot, beside it is the paper. The outage of a notice can be entered with it, so that the counter knows what to say. Ctrl+S keeps a draft, Ctrl+Enter publishes. A published one is withdrawn and written again, never changed.',
      'F9 prints it in large letters with room for the seal; Alt+C copies it for a chat group. Log where it hangs, with a photo; what is over or withdrawn is to be taken down.',
      'The calendar lists what is to be told regularly, when it was told and when it is due. Intervals are defaults to be checked against contract and local rules. What is nearly due stands on the desk, and is done by publishing or by an entry here.',
    ],
  },
  {
    id: 'excel',
    title: 'Import and export',
    text: [
      'Choose an Excel or CSV file: columns are guessed, every row is checked first, and each wrong cell says why. Nothing is written before you confirm; an import can be cancelled and undone as a whole.',
      'Every list exports and prints what it is filtered to. Phones are masked unless permitted and reasoned.',
    ],
  },
  {
    id: 'month',
    title: 'The month',
    text: [
      'Reports show a month by day, category, channel and building, charts beside tables. Every number opens its tickets. It prints in black and white.',
    ],
  },
  {
    id: 'backup',
    title: 'Backup and restore',
    text: [
      'Backups are made by themselves: daily, before imports and upgrades, and when the program closes after changes. The status bar says how old the last one is. Seven days and twelve months are kept; the last good one is never removed.',
      'Copy the data folder to a USB disk now and then. A restore, under System, keeps the present state first.',
      'On another PC: copy the folder, start with it, type the recovery code.',
    ],
  },
  {
    id: 'privacy',
    title: 'Privacy',
    text: [
      'Phones and ID numbers are masked; seeing one whole asks for a reason and is recorded. When somebody comes close to the screen, F12 covers it with a greeting; F12 again returns.',
      'The audit says who looked, exported and printed; it cannot be changed.',
    ],
  },
  {
    id: 'trouble',
    title: 'When something goes wrong',
    text: [
      'Every error says what happened, whether the data is safe and what to do. What was not saved stays where it is and can be saved again without being registered twice.',
      'What was just removed or changed can be undone for ten seconds; older changes are under recent changes and in the bin.',
    ],
  },
]
