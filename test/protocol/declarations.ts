/**
 * The protocol's meta-model, read off the declarations that its authors publish.
 *
 * The published `metaModel.json` is generated from the TypeScript sources of `vscode-languageserver-protocol` and
 * `vscode-languageserver-types`, and no package on the registry ships it. Both packages ship their declaration files,
 * which say the same: this module turns them into the meta-model's own form (`metaModel.schema.json`, which is
 * shipped), so that the model is always the one of the protocol version that is installed.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export type Type =
  | { kind: 'base'; name: BaseName }
  | { kind: 'reference'; name: string }
  | { kind: 'array'; element: Type }
  | { kind: 'map'; key: Type; value: Type }
  | { kind: 'and' | 'or' | 'tuple'; items: Type[] }
  | { kind: 'literal'; value: { properties: Property[] } }
  | { kind: 'stringLiteral' | 'integerLiteral' | 'booleanLiteral'; value: string | number | boolean };
export type BaseName = 'URI' | 'DocumentUri' | 'integer' | 'uinteger' | 'decimal' | 'string' | 'boolean' | 'null';
export interface Property {
  name: string;
  type: Type;
  optional?: boolean;
}
export interface Structure {
  name: string;
  extends: Type[];
  properties: Property[];
}
export interface Enumeration {
  name: string;
  type: { kind: 'base'; name: 'string' | 'integer' | 'uinteger' };
  values: { name: string; value: string | number }[];
  supportsCustomValues: boolean;
}
export interface Method {
  method: string;
  messageDirection: 'clientToServer' | 'serverToClient' | 'both';
  params?: Type;
  /** Absent in a notification. */
  result?: Type;
}
export interface MetaModel {
  version: string;
  requests: Method[];
  notifications: Method[];
  structures: Structure[];
  enumerations: Enumeration[];
  typeAliases: { name: string; type: Type }[];
}

const require = createRequire(import.meta.url);
/** Resolved through the server library, so that it is the protocol that the server really speaks. */
const fromServer = createRequire(require.resolve('vscode-languageserver/node'));
const protocolFolder = dirname(fromServer.resolve('vscode-languageserver-protocol'));
const typesFolder = dirname(createRequire(join(protocolFolder, 'api.js')).resolve('vscode-languageserver-types'));

/** What `vscode-jsonrpc` declares by hand, outside the sources that the published model is generated from as well. */
const handWritten = `
export type ProgressToken = integer | string;
export type TraceValue = 'off' | 'messages' | 'compact' | 'verbose';
export interface CancelParams { id: integer | string; }
export interface ProgressParams { token: ProgressToken; value: LSPAny; }
export interface SetTraceParams { value: TraceValue; }
export interface LogTraceParams { message: string; verbose?: string; }
`;
const handWrittenNotifications: Method[] = [
  { method: '$/cancelRequest', messageDirection: 'both', params: reference('CancelParams') },
  { method: '$/progress', messageDirection: 'both', params: reference('ProgressParams') },
  { method: '$/setTrace', messageDirection: 'clientToServer', params: reference('SetTraceParams') },
  { method: '$/logTrace', messageDirection: 'serverToClient', params: reference('LogTraceParams') },
];

function reference(name: string): Type {
  return { kind: 'reference', name };
}

/** Reads the installed protocol's declarations; throws on a declaration that it does not understand. */
export function readMetaModel(): MetaModel {
  const files = [
    join(typesFolder, '../esm/main.d.ts'),
    ...readdirSync(protocolFolder)
      .filter((file) => /^protocol\b.*\.d\.ts$/.test(file) && file !== 'protocol.$.d.ts')
      .map((file) => join(protocolFolder, file)),
  ];
  const reader = new DeclarationReader();
  for (const file of files) {
    reader.read(readFileSync(file, 'utf8'), file);
  }
  reader.read(handWritten, 'written by hand');
  const manifest = JSON.parse(readFileSync(join(protocolFolder, '../../package.json'), 'utf8'));
  return reader.model(manifest.version, directionOf);
}

/** Directions are values, not types: they are asked of the protocol library itself. */
function directionOf(namespace: string): Method['messageDirection'] {
  const protocol = fromServer('vscode-languageserver-protocol');
  const direction = protocol[namespace]?.messageDirection;
  if (!direction) {
    throw new Error(`${namespace} has no message direction`);
  }
  return direction;
}

interface Namespace {
  constants: Map<string, Type>;
  method?: string;
  message?: { generic: string; parameters: Type[] };
}

const bases = new Set(['URI', 'DocumentUri', 'integer', 'uinteger', 'decimal', 'string', 'boolean', 'null']);
const any = reference('LSPAny');

/**
 * A reader for the part of TypeScript that the protocol's declarations use: interfaces, type aliases, and namespaces
 * with constants. What a namespace declares beside constants (guards, constructors, handler types) carries no data and
 * is passed over.
 */
export class DeclarationReader {
  private tokens: string[] = [];
  private at = 0;
  private file = '';
  private readonly structures = new Map<string, Structure>();
  private readonly aliases = new Map<string, Type>();
  private readonly namespaces = new Map<string, Namespace>();
  /** Type parameters in scope: the published model writes `LSPAny` for them. */
  private parameters = new Set<string>();

  read(text: string, file: string): void {
    const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, (comment) => (comment.startsWith('//') ? '' : ' '));
    this.tokens = code.match(/'[^']*'|"[^"]*"|`[^`]*`|-?\d+(?:\.\d+)?|[A-Za-z_$][\w$]*|=>|\.\.\.|\S/g) ?? [];
    this.at = 0;
    this.file = file;
    while (this.at < this.tokens.length) {
      this.declaration();
    }
  }

  model(version: string, direction: (namespace: string) => Method['messageDirection']): MetaModel {
    const model: MetaModel = {
      version,
      requests: [],
      notifications: [...handWrittenNotifications],
      structures: [...this.structures.values()],
      enumerations: [],
      typeAliases: [],
    };
    for (const [name, namespace] of this.namespaces) {
      if (namespace.method && namespace.message) {
        const { generic, parameters } = namespace.message;
        const params = /0$/.test(generic) ? undefined : parameters[0];
        const result = /Request/.test(generic) ? parameters[params ? 1 : 0] : undefined;
        const method = { method: namespace.method, messageDirection: direction(name), params, result };
        (result ? model.requests : model.notifications).push(method);
      }
    }
    for (const [name, type] of this.aliases) {
      const values = [...(this.namespaces.get(name)?.constants ?? [])].flatMap(([constant, literal]) =>
        literal.kind === 'stringLiteral' || literal.kind === 'integerLiteral'
          ? [{ name: constant, value: literal.value as string | number }]
          : [],
      );
      if (bases.has(name) || name === 'LSPAny' || name === 'LSPObject' || name === 'LSPArray') {
        continue;
      }
      if (values.length > 0 && (type.kind === 'base' || isLiteralUnion(type))) {
        const base = typeof values[0]?.value === 'string' ? 'string' : 'integer';
        // An alias for a base type is open to values of one's own; a union of literals is not.
        model.enumerations.push({
          name,
          type: { kind: 'base', name: base },
          values,
          supportsCustomValues: type.kind === 'base',
        });
      } else {
        model.typeAliases.push({ name, type });
      }
    }
    return model;
  }

  private declaration(): void {
    this.skipWords('export', 'declare');
    const keyword = this.next();
    if (keyword === 'interface') {
      this.interface();
    } else if (keyword === 'type' && this.peek() !== '{') {
      this.alias();
    } else if (keyword === 'namespace') {
      this.namespace();
    } else {
      this.skipStatement();
    }
  }

  private interface(): void {
    const name = this.next();
    this.typeParameters();
    const parents: Type[] = [];
    if (this.accept('extends')) {
      do {
        parents.push(this.primary());
      } while (this.accept(','));
    }
    this.expect('{');
    const properties = this.members();
    if (properties) {
      this.structures.set(name, { name, extends: parents, properties });
    }
    this.parameters.clear();
  }

  private alias(): void {
    const name = this.next();
    this.typeParameters();
    this.expect('=');
    if (this.peek() === '{') {
      this.at++;
      const properties = this.members();
      if (properties && this.peek() === ';') {
        this.structures.set(name, { name, extends: [], properties });
      } else if (properties) {
        const map = properties.find((property) => property.name === mapEntry);
        this.aliases.set(name, map ? map.type : { kind: 'literal', value: { properties } });
      }
    } else {
      this.aliases.set(name, this.type());
    }
    this.expect(';');
    this.parameters.clear();
  }

  private typeParameters(): void {
    if (this.peek() === '<') {
      for (const word of this.bracketed('<', '>')) {
        if (/^[A-Z]\w*$/.test(word)) {
          this.parameters.add(word);
        }
      }
    }
  }

  private namespace(): void {
    const name = this.next();
    this.expect('{');
    const namespace: Namespace = this.namespaces.get(name) ?? { constants: new Map() };
    this.namespaces.set(name, namespace);
    while (!this.accept('}')) {
      this.skipWords('export');
      if (this.peek() !== 'const') {
        this.skipStatement();
        continue;
      }
      this.at++;
      const constant = this.next();
      const assigned = this.next() === '=';
      if (constant === 'type' && /^Protocol(Request|Notification)Type0?$/.test(this.peek())) {
        const generic = this.next();
        this.expect('<');
        const parameters: Type[] = [];
        do {
          parameters.push(this.type());
        } while (this.accept(','));
        this.expect('>');
        namespace.message = { generic, parameters };
      } else if (assigned || /^['"`\d-]/.test(this.peek())) {
        const literal = this.type();
        namespace.constants.set(constant, literal);
        if (constant === 'method' && literal.kind === 'stringLiteral') {
          namespace.method = String(literal.value);
        }
      }
      this.skipStatement();
    }
  }

  /** The members up to the closing brace; undefined where one is a function: such an interface is never sent. */
  private members(): Property[] | undefined {
    const properties: Property[] = [];
    let data = true;
    while (!this.accept('}')) {
      this.skipWords('readonly');
      if (this.accept('[')) {
        this.next();
        this.expect(':');
        const key = this.type();
        this.expect(']');
        this.expect(':');
        properties.push({ name: mapEntry, type: { kind: 'map', key, value: this.type() } });
      } else {
        const name = this.next().replace(/^['"]|['"]$/g, '');
        const optional = this.accept('?');
        if (this.peek() === '(' || this.peek() === '<') {
          data = false;
          this.skipStatement();
          continue;
        }
        this.expect(':');
        properties.push(optional ? { name, type: this.type(), optional } : { name, type: this.type() });
      }
      this.accept(';');
      this.accept(',');
    }
    // Beside named properties an index only says "and whatever else", which the published model leaves out.
    const named = properties.filter((property) => property.name !== mapEntry);
    return data ? (named.length > 0 ? named : properties) : undefined;
  }

  private type(): Type {
    this.accept('|');
    const items = [this.intersection()];
    while (this.accept('|')) {
      items.push(this.intersection());
    }
    const sent = items.filter((item) => !(item.kind === 'reference' && item.name === 'undefined'));
    return sent.length === 1 ? (sent[0] as Type) : { kind: 'or', items: sent };
  }

  private intersection(): Type {
    const items = [this.postfix()];
    while (this.accept('&')) {
      items.push(this.postfix());
    }
    return items.length === 1 ? (items[0] as Type) : { kind: 'and', items };
  }

  private postfix(): Type {
    let type = this.primary();
    while (this.peek() === '[' && this.tokens[this.at + 1] === ']') {
      this.at += 2;
      type = { kind: 'array', element: type };
    }
    return type;
  }

  private primary(): Type {
    const token = this.next();
    if (token === '(') {
      const type = this.type();
      this.expect(')');
      return type;
    }
    if (token === '{') {
      const properties = this.members() ?? [];
      return properties[0]?.name === mapEntry ? properties[0].type : { kind: 'literal', value: { properties } };
    }
    if (token === '[') {
      const items: Type[] = [];
      while (!this.accept(']')) {
        items.push(this.type());
        this.accept(',');
      }
      return { kind: 'tuple', items };
    }
    if (/^['"`]/.test(token)) {
      return { kind: 'stringLiteral', value: token.slice(1, -1) };
    }
    if (/^-?\d/.test(token)) {
      return { kind: 'integerLiteral', value: Number(token) };
    }
    if (token === 'true' || token === 'false') {
      return { kind: 'booleanLiteral', value: token === 'true' };
    }
    if (token === 'typeof') {
      const namespace = this.next();
      this.expect('.');
      const constant = this.namespaces.get(namespace)?.constants.get(this.next());
      return constant ?? this.fail(`typeof of an unknown constant of ${namespace}`);
    }
    if (!/^[A-Za-z_$]/.test(token)) {
      return this.fail(`a type cannot start with ${token}`);
    }
    return this.named(token);
  }

  private named(first: string): Type {
    let name = first;
    while (this.accept('.')) {
      name = this.next();
    }
    if (this.peek() === '<') {
      this.bracketed('<', '>');
    }
    if (bases.has(name)) {
      return { kind: 'base', name: name as BaseName };
    }
    const plain: Record<string, Type> = {
      number: { kind: 'base', name: 'integer' },
      void: { kind: 'base', name: 'null' },
      any,
      unknown: any,
      LSPAny: any,
      object: reference('LSPObject'),
    };
    return plain[name] ?? (this.parameters.has(name) ? any : reference(name));
  }

  private bracketed(open: string, close: string): string[] {
    const inside: string[] = [];
    let depth = 0;
    do {
      const token = this.next();
      depth += token === open ? 1 : token === close ? -1 : 0;
      inside.push(token);
    } while (depth > 0);
    return inside;
  }

  /** To behind the semicolon or the closing brace that ends what was begun. */
  private skipStatement(): void {
    let depth = 0;
    while (this.at < this.tokens.length) {
      const token = this.tokens[this.at] as string;
      if (depth === 0 && token === '}') {
        return;
      }
      this.at++;
      depth += /^[{([]$/.test(token) ? 1 : /^[})\]]$/.test(token) ? -1 : 0;
      if (depth === 0 && (token === ';' || (token === '}' && this.peek() !== ';' && this.peek() !== 'from'))) {
        return;
      }
    }
  }

  private skipWords(...words: string[]): void {
    while (words.includes(this.peek())) {
      this.at++;
    }
  }
  private peek(): string {
    return this.tokens[this.at] ?? '';
  }
  private next(): string {
    return this.tokens[this.at++] ?? this.fail('the file ends too early');
  }
  private accept(token: string): boolean {
    const found = this.peek() === token;
    this.at += found ? 1 : 0;
    return found;
  }
  private expect(token: string): void {
    if (!this.accept(token)) {
      this.fail(`expected ${token}`);
    }
  }
  private fail(message: string): never {
    throw new Error(`${this.file}: ${message}, at: ${this.tokens.slice(this.at - 8, this.at + 4).join(' ')}`);
  }
}

const mapEntry = '[]';

function isLiteralUnion(type: Type): boolean {
  const items = type.kind === 'or' ? type.items : [type];
  return items.every((item) => item.kind === 'stringLiteral' || item.kind === 'integerLiteral');
}
