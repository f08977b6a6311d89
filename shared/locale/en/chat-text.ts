import type { TicketKind } from '../../modules/tickets/terms.ts'
import type { ChatWords } from '../zh-CN/chat-text.ts'

const kinds: Record<TicketKind, string> = {
  complaint: 'Complaint',
  repair: 'Repair',
  inquiry: 'Inquiry',
  suggestion: 'Suggestion',
  help: 'Request for help',
  praise: 'Praise',
}

export const chatWords: ChatWords = {
  heading: (kind, number, urgency) => `[${kinds[kind]}] ${number}${urgency && ` (${urgency})`}`,
  line: (name, value) => `${name}: ${value}`,
  building: (name) => `Building ${name}`,
  unit: (name) => `Unit ${name}`,
  before: (at) => `by ${at}`,
  where: 'Where',
  room: 'Room',
  caller: 'Contact',
  phone: 'Phone',
  category: 'Category',
  words: 'Words',
  demand: 'Wanted',
  appointment: 'Appointment',
  department: 'Department',
  due: 'To be resolved',
}
