import { declarations, directives, letTable } from './schema.js';
import { type BlockShape, describe, type KeyShape, type RowShape, withArticle } from './shapes.js';

/** The schema as the reference part of the documentation, in Markdown. */
export function reference(): string {
  const lines = directives.map(({ word, doc, example }) => `- \`${word}\`: ${doc} \`${example}\``);
  const seen = new Set<BlockShape>();
  const sections = declarations.flatMap((shape) => sectionsOf(shape, [], seen));
  return [`### At the top of a file\n\n${lines.join('\n')}`, ...sections, section(letTable, '`let` as a table')].join(
    '\n\n',
  );
}

/** A section for the block and for each that stands in it; one that stands in several is described where it comes first. */
function sectionsOf(shape: BlockShape, within: readonly string[], seen: Set<BlockShape>): string[] {
  if (seen.has(shape)) return [];
  seen.add(shape);
  const own = shape.word ?? 'share';
  const title =
    within.length === 0 ? `\`${own}\`` : `\`${own}\` in ${within.map((word) => `\`${word}\``).join(', in ')}`;
  return [section(shape, title), ...shape.blocks.flatMap((inner) => sectionsOf(inner, [own, ...within], seen))];
}

function section(shape: BlockShape, title: string): string {
  const parts = [`### ${title}`, shape.doc];
  const head = headText(shape);
  if (head) parts.push(head);
  if (shape.example) parts.push(`\`\`\`text\n${shape.example}\n\`\`\``);
  if (shape.keys.length > 0) {
    const rows = shape.keys.map(
      (key) =>
        `| \`${key.key}\` | ${needText(key)} | ${cell(valueText(key))} | ${cell(key.doc)} | ${cell(`\`${key.example}\``)} |`,
    );
    parts.push(`| key | | value | what it says | example |\n| --- | --- | --- | --- | --- |\n${rows.join('\n')}`);
  }
  if (shape.rows.length > 0) parts.push(shape.rows.map(rowText).join('\n'));
  const holds = shape.blocks.map(
    (inner) => `${inner.word ? `\`${inner.word}\`` : 'shares of measures'}${inner.required ? ' (required)' : ''}`,
  );
  if (holds.length > 0) parts.push(`Blocks in it: ${holds.join(', ')}.`);
  const extra = [
    shape.texts && 'Texts of its own may stand in it.',
    shape.lets && '`let` lines may stand in it.',
  ].filter(Boolean);
  if (extra.length > 0) parts.push(extra.join(' '));
  return parts.join('\n\n');
}

function headText(shape: BlockShape): string | undefined {
  const { name, title, share, people, kinds, words } = shape.head;
  const before: string[] = [];
  if (name === 'declares') before.push('a name of its own');
  else if (name === 'refers')
    before.push(
      `the name of ${(kinds ?? []).map((kind) => withArticle(kind)).join(' or ')}${words ? `, or \`${words.join('`, `')}\`` : ''}`,
    );
  if (share) before.push('its share');
  if (people === 'required') before.push('how many people');
  if (title === 'required') before.push('a title in quotes');
  return before.length === 0 ? undefined : `Before its brace: ${before.join(', ')}.`;
}

function needText(key: KeyShape): string {
  if (key.required) return 'required';
  return key.when ? `for ${key.when.join(', ')}` : '';
}

function valueText(key: KeyShape): string {
  const { value } = key;
  const text =
    value.type === 'choice'
      ? Object.entries(value.words)
          .map(([word, doc]) => `\`${word}\` (${doc})`)
          .join(', ')
      : describe(value);
  return `${text}${key.byYear ? '; or a table by year' : ''}`;
}

function rowText(row: RowShape): string {
  return `- \`${row.example}\`: ${row.doc}`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
