/** Part of `disclosures`: what vouches for a sheet: the sheets around it, where its figures come from, its frozen copy. */
export const disclosureProof = {
  chain: {
    title: 'Does not go on from sheet to sheet',
    opening:
      '{part}: the opening is {is}, sheet {of} before it closes with {should}, {by} apart. Correct this sheet.',
    following:
      '{part}: the closing is {is}, sheet {of} after it opens with {should}, {by} apart. Correct {of}.',
    all: '{count} openings are not the closing of the sheet before',
  },
  source: {
    title: 'Figures from',
    ledger: 'the books',
    byHand: 'the books, {count} lines by hand and not in them',
    typed: 'the management company, not compared with the books line by line',
  },
  touched: {
    rows: 'Another program changed this sheet in the books after it was published: tell the manager at once. Shown, printed and exported is what was published.',
    copy: 'The copy kept at publication cannot be trusted any more: tell the manager at once. Shown is what the books have now; it is printed and exported without a check code.',
    places: 'What differs',
  },
}
