// All that the suite expects of the language itself, in one place: what the server says about the files in ../workspace.

export const expected = {
  /** What the status bar says once all files of the workspace are checked. */
  status: /^Remit: \d+ files checked, 1 error\b/,
  mistake: {
    text: 'baselin',
    mended: 'baseline',
    message: /baselin.*baseline/,
    code: /^[A-Za-z][\w-]*$/,
  },
  /** What is offered on an empty line inside a measure. */
  completion: 'better',
  hover: /NHS Northshire Integrated Care Board/,
  symbols: ['HbA1cControl', 'Experience'],
  /** The files in which the name of an organisation stands, and how often. */
  renamed: { 'partners.remit': 1, 'measures.remit': 1 } as Record<string, number>,
  examples: {
    names: ['ReturnToWork Halfway', 'ReturnToWork Best'],
    sum: '£50,000.00',
    wrong: '£51,000.00',
    said: /^Wellbeing receives £51,000\.00$/,
    given: /^Wellbeing receives £50,000\.00$/,
    steps: /\nEarned by Returned: .*= £50,000\.00 \(line \d+\)\n/,
    action: 'Add examples at every threshold of this range',
  },
  formatted: /\n\nmeasure Quits "Four-week quits" \{\n {2}kind: outcome\n/,
};
