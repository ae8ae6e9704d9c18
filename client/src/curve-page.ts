// The page on which curves stand. Apart from VS Code, so that it can be tested without it.

/** What the server tells in `remit/curves`. */
export interface Curves {
  readonly title: string;
  readonly style: string;
  readonly pictures: readonly { readonly title: string; readonly says: string; readonly svg: string }[];
  readonly text: string;
}

/**
 * A page with pictures. It runs no scripts and loads nothing: its one style sheet is known by the nonce, and the pictures are part of the page.
 *
 * @param curves undefined where the contract is no longer there
 */
export function curvesPage(curves: Curves | undefined, nonce: string): string {
  const body =
    curves === undefined
      ? '<p>The contract is no longer there.</p>'
      : curves.pictures.length === 0
        ? `<p>${escaped(curves.title)} depends on nothing that is measured, or cannot be worked out as it stands: there is no curve.</p>`
        : curves.pictures.map(({ svg }) => `<figure>${svg}</figure>`).join('\n');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(curves?.title ?? 'Curve')}</title>
<style nonce="${nonce}">figure{margin:0 0 16px}svg{max-width:100%;height:auto;border-radius:6px}${curves?.style ?? ''}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
