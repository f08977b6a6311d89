/** ExcelJS's own way to its XML parser (saxes): one array of events for each chunk of text. */
declare module 'exceljs/lib/utils/parse-sax.js' {
  export interface OpenTag {
    name: string
    /** Without a prototype, so that any name may stand in it. */
    attributes: Record<string, string>
  }
  export type SaxEvent =
    | { eventType: 'opentag'; value: OpenTag }
    | { eventType: 'text'; value: string }
    | { eventType: 'closetag'; value: OpenTag }

  export default function parseSax(text: AsyncIterable<string>): AsyncGenerator<SaxEvent[]>
}
