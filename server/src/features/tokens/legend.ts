/** The kinds of tokens, as the protocol numbers them by their place. All are among the protocol's own. */
export const tokenTypes = [
  'keyword',
  'property',
  'enumMember',
  'number',
  'modifier',
  'operator',
  'class',
  'function',
  'namespace',
  'interface',
  'struct',
  'variable',
] as const;
export type TokenType = (typeof tokenTypes)[number];

export const tokenModifiers = ['declaration'] as const;
