/** Part of `disclosures`. */
export const disclosureChecks = {
  checked: {
    OPENING: 'Opening follows on',
    LEDGER: 'Actuals as in the ledger',
    TOTAL_IN: 'Total income',
    TOTAL_OUT: 'Total expense',
    CLOSING: 'Closing balance',
    RECEIVED: 'Received within what was owed',
    RATE: 'Collection rate',
    MAINTENANCE: 'No major repairs',
    NAME: 'Lines have names',
    SAME_NAME: 'No name twice',
    NEGATIVE: 'Negatives explained',
    DECISION: 'Use decided by the owners',
    DEFICIT: 'Deficit explained',
    HEADER: 'Header',
    RECEIPTS: 'Receipts are in the ledger',
    PERIOD: 'Period',
    OVERLAP: 'No month twice',
    FOLLOWING: 'Next sheet goes on',
    BOOKS: 'Totals as in the ledger',
    REMUNERATION: 'Remuneration fits the mode',
  },
  check: {
    OPENING:
      '{part}: the opening is {is}, the closing of published sheet {of} is {should}, {by} apart. Make it {should}; if the other is wrong, correct that first.',
    OPENING_BOOKS:
      '{part}: the opening is {is}, the ledger had {should}, {by} apart. Find out why and say so in the note on the opening.',
    LEDGER:
      '“{of}” says {is}, the ledger {should}, {by} apart. Use the ledger’s figure, or complete the ledger first.',
    LEDGER_NONE:
      '“{of}”, {is}, was added by hand; the ledger has no such entry. Check its voucher, or enter it and take the figures anew.',
    LEDGER_LACKS:
      '“{of}” has {should} in the ledger and nothing here. Fetch the figures anew, or fill it in.',
    TOTAL_IN:
      'The stated total income is {is}, its lines come to {should}, {by} apart. Mend the wrong line, or take the sum.',
    TOTAL_OUT:
      'The stated total expense is {is}, its lines come to {should}, {by} apart. Mend the wrong line, or take the sum.',
    CLOSING:
      'The stated closing is {is}, computed it is {should}, {by} apart. Mend what is wrong, or take the computed one.',
    RECEIVED:
      'Received {is} is more than receivable, arrears and advance together, {should}, by {by}. Look at the four figures.',
    RATE: 'The collection rate says {is}; received by receivable is {should}. Take the computed one.',
    RATE_LACKS: 'The collection rate is missing; received by receivable is {should}. Fill it in.',
    RATE_NONE: 'Nothing is receivable, so a rate of {is} has no ground. Empty it.',
    MAINTENANCE:
      '“{of}” looks like a major repair or a renewal, which the maintenance fund pays. Move it there; if it is upkeep, say so more exactly.',
    NAME: 'A line has no name. Name it, or remove it.',
    SAME_NAME: '“{of}” stands here twice. Join the lines, or rename one.',
    NEGATIVE: '“{of}” is negative, {is}. Note what it reverses, or mend it.',
    DECISION:
      '“{of}” uses {is} of the owners’ money and nothing says who decided so. Note the day or number of the decision.',
    DEFICIT: '{part} closes with {is} and nothing says who pays. Note it beside the closing balance.',
    HEADER: '{of} in the header is {is}, the charges say {should}, {by} apart. Take theirs, or note why.',
    HEADER_LACKS: '{of} in the header is missing. Fill it in.',
    RECEIPTS:
      '{part}: receipts of {is} are not in the ledger ({of}). Post them under Month closing, then fetch the figures anew.',
    PERIOD: 'The period ends before it begins. Discard this draft and begin another.',
    PERIOD_OPEN:
      '{of} is not closed; figures may change. Close it in the ledger, then fetch the figures anew.',
    PERIOD_GAP:
      '{part}: months after published sheet {of} were never disclosed. Disclose them first, or say so in the notes.',
    OVERLAP:
      '{part}: some months stand in {of} already. Begin one for another period; to change what is out, correct that sheet.',
    OVERLAP_SAME:
      '{part}: this very period stands in {of} already, and there cannot be two. Discard this draft; to change what is out, correct {of}.',
    FOLLOWING:
      '{part}: the closing is {is}, published sheet {of} opens with {should}, {by} apart. Once this is published, correct {of} too.',
    BOOKS_IN:
      '{part}: total income is {is}, the ledger has {should} for the period, {by} apart. Check the vouchers; if the ledger is not complete, note it.',
    BOOKS_OUT:
      '{part}: total expense is {is}, the ledger has {should} for the period, {by} apart. Check the vouchers; if the ledger is not complete, note it.',
    REMUNERATION:
      'A lump sum has no remuneration, here stands {is}. Remove the line, or change the charging mode.',
    REMUNERATION_LACKS: 'No remuneration is told. Add the line, or note that none was taken.',
  },
  repair: {
    books: 'Use the books',
    carry: 'Carry over',
    sums: 'Take the sum',
    compute: 'Compute',
  },
}
