const inline = /\\(.)|`` (.*?) ``|`([^`]*)`|!\[[^\]]*\]\([^)]*\)|\[((?:\\.|[^\\\]])*)\]\([^)]*\)|\*+/g;

/** What Markdown of Remit's own says, for a client that shows text as it stands: without signs, pictures and addresses. */
export function plainText(markdown: string): string {
  const lines: string[] = [];
  let isCode = false;
  for (const line of markdown.split('\n')) {
    if (line.startsWith('```')) isCode = !isCode;
    else if (isCode) lines.push(line);
    else if (!/^\|(?: *:?-+:? *\|)+$/.test(line)) lines.push(plainLine(line.replace(/^\| (.*) \|$/, '$1')));
  }
  return lines.join('\n').trim();
}

function plainLine(line: string): string {
  return line.replace(inline, (_, sign = '', longCode = '', code = '', words = '') =>
    [sign, longCode, code, plainLine(words)].join(''),
  );
}
