/**
 * Judges messages by the protocol's published meta-model: what a server sends must be exactly what stands there.
 *
 * Every problem names the path of what is wrong (`result.items[3].textEdit.range.start.line`). Properties that the
 * model does not know are problems too, save inside `LSPAny`: a misspelt optional property would go unseen otherwise.
 */
import type { BaseName, Enumeration, MetaModel, Method, Property, Structure, Type } from './published.js';

export interface Problem {
  /** Where in the message. */
  path: string;
  message: string;
}

const integerLimit = 2 ** 31;

interface RegistrationParams {
  registrations: { method: string; registerOptions?: unknown }[];
}

export class MetaModelValidator {
  private readonly structures = new Map<string, Structure>();
  private readonly enumerations = new Map<string, Enumeration>();
  private readonly aliases = new Map<string, Type>();
  private readonly requests = new Map<string, Method>();
  private readonly notifications = new Map<string, Method>();

  constructor(model: MetaModel) {
    for (const structure of model.structures) this.structures.set(structure.name, structure);
    for (const enumeration of model.enumerations) this.enumerations.set(enumeration.name, enumeration);
    for (const alias of model.typeAliases) this.aliases.set(alias.name, alias.type);
    for (const request of model.requests) this.requests.set(request.method, request);
    for (const notification of model.notifications) this.notifications.set(notification.method, notification);
  }

  /**
   * The problems of one message from the server.
   * @param answered the method of the request that a response answers
   */
  message(message: unknown, answered?: string): Problem[] {
    if (!isObject(message)) {
      return [{ path: '', message: `a message is an object, not ${show(message)}` }];
    }
    const problems = this.envelope(message);
    if (typeof message.method === 'string') {
      const isRequest = 'id' in message;
      const method = (isRequest ? this.requests : this.notifications).get(message.method);
      if (!method) {
        problems.push({
          path: 'method',
          message: `the protocol has no ${isRequest ? 'request' : 'notification'} ${message.method}`,
        });
      } else if (method.messageDirection === 'clientToServer') {
        problems.push({ path: 'method', message: `${message.method} is for clients to send` });
      } else if (method.params) {
        problems.push(...this.value(message.params, method.params, 'params'));
        if (problems.length === 0 && message.method === 'client/registerCapability') {
          problems.push(...this.registrations(message.params as RegistrationParams));
        }
      } else if (message.params !== undefined && message.params !== null) {
        problems.push({ path: 'params', message: `${message.method} has no parameters` });
      }
    } else if ('result' in message) {
      const method = answered === undefined ? undefined : this.requests.get(answered);
      if (!method?.result) {
        problems.push({ path: 'id', message: `answers no request of the protocol (${answered ?? 'unknown id'})` });
      } else {
        problems.push(...this.value(message.result, method.result, 'result'));
      }
    }
    return problems;
  }

  /** The protocol lets the options of a registration be anything, and says with each method what they are. */
  private registrations({ registrations }: RegistrationParams): Problem[] {
    return registrations.flatMap(({ method, registerOptions }, index) => {
      const path = `params.registrations[${index}]`;
      const known = this.requests.get(method) ?? this.notifications.get(method);
      if (!known) return [{ path: `${path}.method`, message: `the protocol has no ${method}` }];
      return registerOptions === undefined || !known.registrationOptions
        ? []
        : this.value(registerOptions, known.registrationOptions, `${path}.registerOptions`);
    });
  }

  /** The problems of a value that should be of a type of the protocol. */
  value(value: unknown, type: Type, path: string): Problem[] {
    switch (type.kind) {
      case 'base':
        return base(value, type.name, path);
      case 'stringLiteral':
        return value === type.value ? [] : [{ path, message: `is ${show(value)}, not ${show(type.value)}` }];
      case 'array':
        return Array.isArray(value)
          ? value.flatMap((element, index) => this.value(element, type.element, `${path}[${index}]`))
          : [{ path, message: `is ${show(value)}, not a list` }];
      case 'tuple':
        return Array.isArray(value) && value.length === type.items.length
          ? type.items.flatMap((item, index) => this.value(value[index], item, `${path}[${index}]`))
          : [{ path, message: `is ${show(value)}, not a list of ${type.items.length}` }];
      case 'map':
        return isObject(value)
          ? Object.entries(value).flatMap(([key, entry]) => [
              ...this.value(mapKey(key, type.key), type.key, `${path}{${key}}`),
              ...this.value(entry, type.value, `${path}.${key}`),
            ])
          : [{ path, message: `is ${show(value)}, not a map` }];
      case 'literal':
        return this.object(value, type.value.properties, path);
      case 'and':
        return this.object(value, this.properties(type), path);
      case 'or':
        return this.union(value, type.items, path);
      case 'reference':
        return this.reference(value, type.name, path);
    }
  }

  private reference(value: unknown, name: string, path: string): Problem[] {
    const enumeration = this.enumerations.get(name);
    if (enumeration) {
      const known = enumeration.values.some((entry) => entry.value === value);
      if (known) {
        return [];
      }
      return enumeration.supportsCustomValues
        ? base(value, enumeration.type.name, path)
        : [{ path, message: `is ${show(value)}, which is no ${name}` }];
    }
    const alias = this.aliases.get(name);
    if (alias) {
      return this.value(value, alias, path);
    }
    return this.object(value, this.properties({ kind: 'reference', name }), path);
  }

  private object(value: unknown, properties: Property[], path: string): Problem[] {
    if (!isObject(value)) {
      return [{ path, message: `is ${show(value)}, not an object` }];
    }
    const problems: Problem[] = [];
    for (const property of properties) {
      const at = `${path}.${property.name}`;
      if (value[property.name] !== undefined) {
        problems.push(...this.value(value[property.name], property.type, at));
      } else if (!property.optional) {
        problems.push({ path: at, message: 'is missing' });
      }
    }
    for (const key of Object.keys(value)) {
      if (!properties.some((property) => property.name === key)) {
        problems.push({ path: `${path}.${key}`, message: 'is not a property that the protocol knows' });
      }
    }
    return problems;
  }

  /** Fits one of the items; else the problems of the item that it comes closest to, which are the useful ones. */
  private union(value: unknown, items: Type[], path: string): Problem[] {
    let closest: Problem[] | undefined;
    for (const item of items) {
      const problems = this.value(value, item, path);
      if (problems.length === 0) {
        return [];
      }
      if (
        !closest ||
        depth(problems) > depth(closest) ||
        (depth(problems) === depth(closest) && problems.length < closest.length)
      ) {
        closest = problems;
      }
    }
    return closest ?? [];
  }

  /** A structure's properties with those of all that it extends; its own stand before inherited ones of the same name. */
  private properties(type: Type): Property[] {
    if (type.kind === 'and') {
      return merge(type.items.map((item) => this.properties(item)));
    }
    if (type.kind === 'literal') {
      return type.value.properties;
    }
    const name = type.kind === 'reference' ? type.name : undefined;
    const structure = name === undefined ? undefined : this.structures.get(name);
    const alias = name === undefined ? undefined : this.aliases.get(name);
    if (alias) {
      return this.properties(alias);
    }
    if (!structure) {
      throw new Error(`the meta-model has no structure ${name ?? type.kind}`);
    }
    const parents = [...(structure.extends ?? []), ...(structure.mixins ?? [])];
    return merge([structure.properties, ...parents.map((parent) => this.properties(parent))]);
  }

  private envelope(message: Record<string, unknown>): Problem[] {
    const problems: Problem[] = [];
    if (message.jsonrpc !== '2.0') {
      problems.push({ path: 'jsonrpc', message: `is ${show(message.jsonrpc)}, not "2.0"` });
    }
    const isResponse = message.method === undefined;
    const allowed = isResponse ? ['jsonrpc', 'id', 'result', 'error'] : ['jsonrpc', 'id', 'method', 'params'];
    for (const key of Object.keys(message)) {
      if (!allowed.includes(key)) {
        problems.push({ path: key, message: 'is not a property that the protocol knows' });
      }
    }
    if (
      'id' in message &&
      !(typeof message.id === 'string' || Number.isInteger(message.id) || (isResponse && message.id === null))
    ) {
      problems.push({ path: 'id', message: `is ${show(message.id)}, neither an integer nor a text` });
    }
    if (isResponse) {
      if (!('id' in message)) {
        problems.push({ path: 'id', message: 'is missing' });
      }
      if ('result' in message === 'error' in message) {
        problems.push({ path: '', message: 'a response has either a result or an error' });
      }
      if ('error' in message) {
        problems.push(...this.object(message.error, errorProperties, 'error'));
      }
    } else if (message.params !== undefined && !isObject(message.params) && !Array.isArray(message.params)) {
      problems.push({ path: 'params', message: `is ${show(message.params)}, neither an object nor a list` });
    }
    return problems;
  }
}

const errorProperties: Property[] = [
  { name: 'code', type: { kind: 'base', name: 'integer' } },
  { name: 'message', type: { kind: 'base', name: 'string' } },
  { name: 'data', type: { kind: 'reference', name: 'LSPAny' }, optional: true },
];

function base(value: unknown, name: BaseName, path: string): Problem[] {
  const wrong = (expected: string): Problem[] => [{ path, message: `is ${show(value)}, not ${expected}` }];
  switch (name) {
    case 'string':
      return typeof value === 'string' ? [] : wrong('a text');
    case 'boolean':
      return typeof value === 'boolean' ? [] : wrong('true or false');
    case 'null':
      return value === null ? [] : wrong('null');
    case 'decimal':
      return typeof value === 'number' ? [] : wrong('a number');
    case 'integer':
      return Number.isInteger(value) && Number(value) >= -integerLimit && Number(value) < integerLimit
        ? []
        : wrong('an integer');
    case 'uinteger':
      return Number.isInteger(value) && Number(value) >= 0 && Number(value) < integerLimit
        ? []
        : wrong('a natural number');
    case 'URI':
    case 'DocumentUri':
      return typeof value === 'string' && /^[A-Za-z][\w+.-]*:/.test(value) ? [] : wrong('an address');
  }
}

function mapKey(key: string, type: Type): unknown {
  return type.kind === 'base' && /integer/.test(type.name) ? Number(key) : key;
}

function merge(lists: Property[][]): Property[] {
  const byName = new Map<string, Property>();
  for (const property of lists.flat()) {
    if (!byName.has(property.name)) {
      byName.set(property.name, property);
    }
  }
  return [...byName.values()];
}

/** How far into the message the first problem lies. */
function depth(problems: Problem[]): number {
  return (problems[0]?.path ?? '').split(/[.[{]/).length;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'missing';
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
