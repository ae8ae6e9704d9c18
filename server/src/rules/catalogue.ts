import type { RuleName } from '../semantics/finding.js';

export type Severity = 'error' | 'warning' | 'info';

/** What is known of a rule besides how it is checked. */
export interface Rule {
  readonly name: RuleName;
  /** Never changes, and is never given to another rule. */
  readonly code: string;
  readonly severity: Severity;
  /** One sentence: what the rule finds. */
  readonly summary: string;
}

const rule = (code: string, name: RuleName, severity: Severity, summary: string): Rule => ({
  code,
  name,
  severity,
  summary,
});

/** Every rule, in the order of their codes: R1 wording, R2 names and files, R3 what may stand where, R4 values and units, R5 examples. */
export const rules: readonly Rule[] = [
  rule('R101', 'block-never-closed', 'error', 'A block is opened and never closed.'),
  rule('R102', 'brace-closes-nothing', 'error', 'A closing brace has no block to close.'),
  rule('R103', 'text-never-closed', 'error', 'A text has no closing quote.'),
  rule('R104', 'comment-never-closed', 'error', 'A comment is opened and never closed.'),
  rule('R105', 'bracket-unpaired', 'error', 'A bracket has no partner in its line.'),
  rule('R106', 'line-unfinished', 'error', 'A line has neither a colon nor a brace.'),
  rule('R107', 'value-missing', 'error', 'Nothing stands where a value is due.'),
  rule('R108', 'operand-missing', 'error', 'A calculation or a comparison lacks one of its parts.'),
  rule('R109', 'out-of-place', 'error', 'Something stands where nothing like it can.'),
  rule('R110', 'two-lines-on-one', 'error', 'A line begins in the middle of another.'),
  rule('R111', 'comma-unneeded', 'error', 'A comma has nothing beside it.'),
  rule('R112', 'semicolon', 'error', 'A line ends with a semicolon.'),
  rule('R113', 'equals-sign', 'error', 'An equals sign stands for a colon.'),
  rule('R114', 'quotes-form', 'error', 'A text stands between other quotes than straight double ones.'),
  rule('R115', 'unknown-character', 'error', 'A character has no meaning in the language.'),
  rule('R116', 'nested-too-deeply', 'error', 'Blocks or brackets stand inside one another too deeply.'),
  rule('R117', 'bullet', 'error', 'A line begins with a bullet.'),
  rule('R118', 'comment-form', 'error', 'A comment begins with another sign than `//`.'),
  rule(
    'R119',
    'line-continued',
    'error',
    'A line goes on in the next without a comma, an operator or an open bracket.',
  ),
  rule('R120', 'placeholder', 'error', 'A placeholder of a template has not been filled in.'),
  rule('R121', 'number-grouping', 'error', 'The commas of a number do not part groups of three digits.'),
  rule(
    'R122',
    'amount-form',
    'error',
    'Thousands, millions or billions are written in another way than `k`, `m`, `bn`.',
  ),
  rule('R123', 'no-such-date', 'error', 'A date does not exist.'),
  rule('R124', 'date-form', 'error', 'A date can be misread, or is not whole.'),
  rule('R125', 'year-form', 'error', 'A financial year is written in another way than `2026/27`.'),
  rule('R126', 'comparison-form', 'error', 'A comparison is written in signs or in other words.'),
  rule('R127', 'range-form', 'error', 'A range does not say who owns its ends.'),
  rule('R128', 'boundary-unclear', 'error', 'It is not clear whether a range includes its upper end.'),
  rule('R129', 'multiplication-sign', 'error', 'Another sign stands for ×.'),
  rule('R130', 'share-of-a-sum', 'error', 'It can be read two ways what a share is of.'),
  rule('R201', 'unknown-name', 'error', 'A name is not known in its file.'),
  rule('R202', 'ambiguous-name', 'error', 'A name could be any of several things.'),
  rule('R203', 'duplicate-name', 'error', 'A name is given to two things.'),
  rule('R204', 'wrong-kind', 'error', 'A name is the name of another kind of thing than is due.'),
  rule('R205', 'unused-name', 'info', 'Nothing mentions a name.'),
  rule('R206', 'name-missing', 'error', 'A declaration has no name, or one that is not a name.'),
  rule('R207', 'title-missing', 'warning', 'A declaration has no title, or a name where none belongs.'),
  rule('R211', 'file-not-found', 'error', 'A `use` line names a file or a library that does not exist.'),
  rule('R212', 'file-outside-workspace', 'error', 'A `use` line leaves the workspace.'),
  rule('R213', 'use-circle', 'error', 'Files use each other in a circle.'),
  rule('R214', 'unused-use', 'info', 'Nothing from a used file is mentioned.'),
  rule('R215', 'unknown-edition', 'error', 'A file is written in an edition that this version does not read.'),
  rule('R301', 'unknown-key', 'error', 'A block has no such line.'),
  rule('R302', 'unknown-block', 'error', 'There is no such block here.'),
  rule('R303', 'unknown-word', 'error', 'A fixed word is due, and another stands there.'),
  rule('R304', 'missing-key', 'error', 'A line that a declaration must have is missing.'),
  rule('R305', 'missing-block', 'error', 'A block that a declaration must have is missing.'),
  rule('R306', 'duplicate-key', 'error', 'The same line or block stands twice.'),
  rule('R307', 'not-for-this-mechanism', 'error', 'A line belongs to another payment mechanism.'),
  rule('R308', 'text-not-here', 'error', 'A text on its own stands where none belongs.'),
  rule('R309', 'row-twice', 'error', 'Two lines of a table are about the same year or the same name.'),
  rule('R310', 'after-otherwise', 'error', 'A line of a table follows `otherwise`.'),
  rule('R311', 'listed-twice', 'error', 'A list names the same thing twice.'),
  rule('R401', 'wrong-value', 'error', 'A value has not the form that is due.'),
  rule('R402', 'unit-mismatch', 'error', 'A number is in another unit than is due.'),
  rule('R403', 'target-missing', 'error', 'A condition asks for a target that a measure does not have.'),
  rule('R404', 'backward-period', 'error', 'A period ends before it begins.'),
  rule('R405', 'period-missing', 'error', 'An amount of money does not say for how long it is.'),
  rule('R406', 'mixed-currencies', 'error', 'A contract has amounts in two currencies.'),
  rule('R407', 'review-late', 'error', 'A service is reviewed less than six months before it ends.'),
  rule(
    'R408',
    'if-missing-unsaid',
    'error',
    'Money depends on a measure that does not say what happens when its value is missing.',
  ),
  rule('R501', 'example-disagrees', 'error', 'An example expects another sum than its terms give.'),
  rule('R502', 'example-lacks-value', 'error', 'An example does not give a value that its terms use.'),
  rule('R503', 'example-cannot-run', 'error', 'An example cannot be worked out.'),
];
