/**
 * The colours of a picture. Each element carries its light colour as an attribute, for programs that know no style sheets; the picture brings its own
 * ground, so that it can be read on any other. Where the reader likes it dark, the style sheet says so.
 */
const light = {
  ground: '#ffffff',
  ink: '#1f2328',
  faint: '#57606a',
  grid: '#e3e6ea',
  frame: '#8c959f',
  band: '#eef2f7',
  'other-band': '#dfe7f1',
  luck: '#f5c451',
  curve: '#0b5cad',
  limit: '#b3261e',
  target: '#1a7f37',
  example: '#8250df',
} as const;

export type Paint = keyof typeof light;

const dark: Readonly<Record<Paint, string>> = {
  ground: '#1b1f24',
  ink: '#e6edf3',
  faint: '#a8b3bd',
  grid: '#30363d',
  frame: '#6e7681',
  band: '#22303f',
  'other-band': '#2b3d51',
  luck: '#d29922',
  curve: '#6cb6ff',
  limit: '#ff8a80',
  target: '#56d364',
  example: '#c297ff',
};

/** `fill="…"` in a colour of the palette. */
export function fill(paint: Paint): string {
  return `class="f-${paint}" fill="${light[paint]}"`;
}

export function stroke(paint: Paint): string {
  return `class="s-${paint}" stroke="${light[paint]}"`;
}

/** Both: an open dot. */
export function outlined(inside: Paint, around: Paint): string {
  return `class="f-${inside} s-${around}" fill="${light[inside]}" stroke="${light[around]}"`;
}

/** The style sheet of a picture that stands alone: dark where the reader's system is. */
export function ownStyle(): string {
  return `@media (prefers-color-scheme: dark){${rules('.remit-curve', dark)}}`;
}

/** The style sheet of a page of VS Code with pictures in it: the classes that VS Code gives to the page say which theme it has. */
export function pageStyle(): string {
  const [darkPages, lightPages] = [
    ['.vscode-dark', '.vscode-high-contrast'],
    // A page of high contrast in light colours has the class of the dark one, too.
    ['.vscode-light', '.vscode-high-contrast-light'],
  ].map((pages) => pages.map((page) => `${page} .remit-curve`).join(','));
  return rules(darkPages, dark) + rules(lightPages, light);
}

function rules(where: string, colours: Readonly<Record<Paint, string>>): string {
  const within = (inner: string): string =>
    where
      .split(',')
      .map((one) => `${one} ${inner}`)
      .join(',');
  return (Object.keys(colours) as Paint[])
    .map(
      (paint) => `${within(`.f-${paint}`)}{fill:${colours[paint]}}${within(`.s-${paint}`)}{stroke:${colours[paint]}}`,
    )
    .join('');
}
