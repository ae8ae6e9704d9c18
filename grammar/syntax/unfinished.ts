import { indentAt, lastAtOrBefore, lineEndAfter, lineStartBefore } from '../text/lines.js';
import { checkDashes } from './dashes.js';
import { type SyntaxFinding, shortened } from './findings.js';
import { goesOnInProse, isProse, notePassage, type Passage, reportProse } from './prose.js';
import { type Bare, type Item, isCalendar, type Line, type Part } from './tree.js';
import { declarationKinds, directives, joinedKeys } from './vocabulary.js';

/** Finds lines that stop short: a key without a value, a head with neither colon nor brace. */
export function checkUnfinished(text: string, items: readonly Item[], findings: SyntaxFinding[]): void {
  // A line that has its message already does not need a second one.
  const starts = findings.map((finding) => finding.start).sort((a, b) => a - b);
  const isReported = (from: number, to: number) => {
    const last = starts.length > 0 ? starts[lastAtOrBefore(starts, to)] : -1;
    return last >= from && last <= to;
  };
  let lineEnd = -1;
  const prose: Passage[] = [];
  const visit = (list: readonly Item[], isInBlock: boolean): void => {
    const isText = isInBlock && list.every(({ kind }) => kind === 'bare');
    let previous: Item | undefined;
    for (const item of list) {
      if (item.kind === 'block') visit(item.items, true);
      else if (item.kind === 'line') {
        // Looked for once in each text line, which may hold very many lines.
        if (lineEnd < item.colon) lineEnd = lineEndAfter(text, item.colon);
        if (!isReported(item.colon, lineEnd)) checkValue(text, item, findings);
        checkDashes(text, item, findings);
      } else if (isProse(text, item) || goesOnInProse(text, item, prose)) {
        notePassage(text, item, isText, prose);
      } else if (!isReported(item.start, item.end)) {
        if (previous?.kind === 'line' && goesOn(text, previous, item))
          findings.push(notContinued(text, previous, item));
        else checkHead(text, item, findings);
      }
      previous = item;
    }
  };
  visit(items, false);
  reportProse(text, prose, findings);
}

/**
 * Where a piece was cut short, with its last line half written and its blocks open, that is one mistake, and one message is enough: that the block is
 * not closed, unless `swallowed` (an open text or comment that reaches the end) holds the closing brace.
 */
export function oneMessageForACut(text: string, findings: SyntaxFinding[], swallowed: string | undefined): void {
  const lastLine = lineStartBefore(text, text.trimEnd().length);
  const cut = findings.some(
    (finding) => finding.rule === 'block-never-closed' && finding.fix?.edits[0].start === text.length,
  );
  if (!cut) return;
  const swallowedBrace = swallowed?.includes('}') === true;
  for (let i = findings.length - 1; i >= 0; i--) {
    const { rule, end } = findings[i];
    const isSwallower = rule === 'text-never-closed' || rule === 'comment-never-closed';
    const superfluous = swallowedBrace
      ? rule === 'block-never-closed'
      : rule !== 'block-never-closed' && (end > lastLine || (isSwallower && swallowed !== undefined));
    if (superfluous) findings.splice(i, 1);
  }
}

/** Whether a head with neither colon nor brace looks like the rest of the line before it: it is indented deeper. */
function goesOn(text: string, line: Line, rest: Bare): boolean {
  const indent = (offset: number) => indentAt(text, lineStartBefore(text, offset));
  const isNextLine = /[\r\n]/.test(text.slice(line.end, rest.start));
  return line.value.phrases.length > 0 && isNextLine && indent(rest.start) > indent(line.start);
}

function notContinued(text: string, line: Line, rest: Bare): SyntaxFinding {
  const shown = shortened(text.slice(rest.start, rest.end));
  return {
    rule: 'line-unfinished',
    start: rest.start,
    end: rest.end,
    message: `If \`${shown}\` belongs to the line before, put it there, or end that line with a comma; if not, add a colon and a value.`,
    ...(isLike(line, rest)
      ? { fix: { title: 'Add a comma to the line before', edits: [{ start: line.end, end: line.end, text: ',' }] } }
      : {}),
  };
}

/** Whether what follows could stand in the same list: texts go on after texts, names after names. */
function isLike(line: Line, { head: [first] }: Bare): boolean {
  const last = line.value.phrases[line.value.phrases.length - 1].parts[0];
  return last.kind === first.kind;
}

function checkValue(text: string, line: Line, findings: SyntaxFinding[]): void {
  if (line.value.phrases.length > 0 || line.head.length === 0) return;
  const head = text.slice(line.head[0].start, line.head[line.head.length - 1].end);
  findings.push({
    rule: 'value-missing',
    start: line.start,
    end: line.colon + 1,
    message: `Nothing stands after \`${head}:\`. Add its value on the same line.`,
  });
}

/** What a part would be called in a head: texts stand alone, `use` and `remit` take one thing behind them. */
function checkHead(text: string, bare: Bare, findings: SyntaxFinding[]): void {
  const { head } = bare;
  const [first] = head;
  if (head.every((part) => part.kind === 'stray')) {
    findings.push({
      rule: 'comma-unneeded',
      start: first.start,
      end: bare.end,
      message: 'Nothing stands beside this comma: add what belongs there, or take the comma out.',
    });
    return;
  }
  if (first.kind === 'text' && head.length === 1) return;
  if (first.kind === 'word' && isDirective(first.text)) return;
  const shown = text.slice(first.start, head[head.length - 1].end);
  const start = bare.start;
  const end = bare.end;
  const apart = keyApart(head);
  if (first.kind === 'text') {
    const texts = head.filter((part) => part.kind === 'text');
    const isList = head.every((part) => part.kind === 'text' || part.kind === 'stray');
    findings.push({
      rule: 'line-unfinished',
      start,
      end,
      message:
        'A text stands alone on its line. Put what follows on a line of its own, or join the texts with commas behind a key.',
      ...(isList
        ? {
            fix: {
              title: 'Put each text on a line of its own',
              edits: texts.slice(1).map((part, at) => ({ start: texts[at].end, end: part.start, text: '\n' })),
            },
          }
        : {}),
    });
  } else if (apart) {
    findings.push({
      rule: 'line-unfinished',
      start,
      end,
      message: `Words that belong together are joined by hyphens, and a colon stands after a key: write \`${apart.key}: …\`.`,
      fix: {
        title: `Write \`${apart.key}:\``,
        edits: [{ start: first.start, end: apart.end, text: `${apart.key}:` }],
      },
    });
  } else if (first.kind === 'word' && head.length > 1 && !isHeadOfBlock(head) && !isSchedule(head)) {
    findings.push({
      rule: 'line-unfinished',
      start,
      end,
      message: `A colon is missing after \`${first.text}\`: write \`${first.text}: …\`.`,
      fix: {
        title: 'Add the colon',
        edits: [{ start: first.end, end: isComma(head[1]) ? head[1].end : first.end, text: ':' }],
      },
    });
  } else if (first.kind === 'name' && head.length > 1 && isRowOf(head)) {
    findings.push({
      rule: 'line-unfinished',
      start,
      end,
      message: `A colon is missing after \`${first.text}\`: write \`${first.text}: …\`.`,
      fix: { title: 'Add the colon', edits: [{ start: first.end, end: first.end, text: ':' }] },
    });
  } else if (isCalendar(first) && head.length === 2) {
    findings.push({
      rule: 'line-unfinished',
      start,
      end,
      message: `A colon stands between the time and its value: write \`${shortened(`${text.slice(first.start, first.end)}: ${text.slice(head[1].start, end)}`)}\`.`,
      fix: { title: 'Add the colon', edits: [{ start: first.end, end: head[1].start, text: ': ' }] },
    });
  } else if (
    first.kind === 'word' &&
    head.length === 2 &&
    !(opensDeclaration(first.text) && indentBefore(text, start) === '')
  ) {
    findings.push({
      rule: 'line-unfinished',
      start,
      end,
      message: `\`${shortened(shown)}\` is not finished: write \`${first.text}: …\` if it is a line, or add \`{\` behind it and \`}\` where it ends if it is a block.`,
    });
  } else if (head.length > 1 && isHeadOfBlock(head) && !head.some(isComma)) {
    findings.push({
      rule: 'line-unfinished',
      start,
      end,
      message: `\`${shortened(shown)}\` opens a block: add \`{\` behind it, and \`}\` where the block ends.`,
      fix: {
        title: 'Open and close the block',
        edits: [{ start: end, end, text: ` {\n${indentBefore(text, start)}}` }],
      },
    });
  } else {
    findings.push({
      rule: 'line-unfinished',
      start,
      end,
      message: `\`${shortened(shown)}\` is not finished: add a colon and a value, or a block in braces.`,
    });
  }
}

/** The white space before the line that holds `offset`. */
function indentBefore(text: string, offset: number): string {
  const lineStart = lineStartBefore(text, offset);
  return ' '.repeat(indentAt(text, lineStart));
}

function isDirective(word: string): boolean {
  return (directives as readonly string[]).includes(word);
}

function opensDeclaration(word: string): boolean {
  return (declarationKinds as readonly string[]).includes(word);
}

const joined: ReadonlySet<string> = new Set(joinedKeys);

/** `only if Control meets target`: a key whose words stand apart, and where the last of them ends. */
function keyApart(head: readonly Part[]): { key: string; end: number } | undefined {
  let key = '';
  for (const part of head) {
    if (part.kind !== 'word') return undefined;
    key = key ? `${key}-${part.text}` : part.text;
    if (joined.has(key)) return { key, end: part.end };
  }
  return undefined;
}

/** `yearly within 90 days`: no key with a value, but the value of one. */
function isSchedule([, second]: readonly Part[]): boolean {
  return second.kind === 'word' && second.text === 'within';
}

/** A comma behind the key stands where its colon is due. */
function isComma(part: Part): boolean {
  return part.kind === 'stray' && part.text === ',';
}

/** Words behind which a party of an example has its sum. */
const ofOutturn = new Set(['receives', 'pays', 'keeps']);

/** `CopdSpend £5.82m`, `Northmarsh 60%, Eastwold 40%`: a name with its value, where `HbA1cControl 50%` is one with its share. */
function isRowOf([first, second, ...rest]: readonly Part[]): boolean {
  if (second.kind === 'word') return ofOutturn.has(second.text);
  if (second.kind !== 'quantity' || rest[0]?.kind === 'text') return false;
  // A wide gap is what is left of a table's columns.
  return second.form !== 'percent' || rest.length > 0 || second.start - first.end > 1;
}

/** `payment Core "Core service"`, `HbA1cControl 50%`: a word with a name, or a name with a share or a title. */
function isHeadOfBlock(head: readonly Part[]): boolean {
  const [first, second] = head;
  if (first.kind === 'name') return true;
  return (
    first.kind === 'word' &&
    second.kind === 'name' &&
    head.slice(2).every((part) => part.kind === 'text' || part.kind === 'quantity')
  );
}
