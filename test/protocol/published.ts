/** The protocol's meta-model as its authors publish it, kept unchanged among the fixtures. */
import { readFileSync } from 'node:fs';

export type BaseName = 'URI' | 'DocumentUri' | 'integer' | 'uinteger' | 'decimal' | 'string' | 'boolean' | 'null';
export type Type =
  | { kind: 'base'; name: BaseName }
  | { kind: 'reference'; name: string }
  | { kind: 'array'; element: Type }
  | { kind: 'map'; key: Type; value: Type }
  | { kind: 'and' | 'or' | 'tuple'; items: Type[] }
  | { kind: 'literal'; value: { properties: Property[] } }
  | { kind: 'stringLiteral'; value: string };
export interface Property {
  name: string;
  type: Type;
  optional?: boolean;
}
export interface Structure {
  name: string;
  /** What it takes over; the protocol tells these from `mixins` for generators of code only. */
  extends?: Type[];
  mixins?: Type[];
  properties: Property[];
}
export interface Enumeration {
  name: string;
  type: { kind: 'base'; name: 'string' | 'integer' | 'uinteger' };
  values: { name: string; value: string | number }[];
  supportsCustomValues?: boolean;
}
export interface Method {
  method: string;
  messageDirection: 'clientToServer' | 'serverToClient' | 'both';
  params?: Type;
  /** Absent in a notification. */
  result?: Type;
  registrationOptions?: Type;
}
export interface MetaModel {
  metaData: { version: string };
  requests: Method[];
  notifications: Method[];
  structures: Structure[];
  enumerations: Enumeration[];
  typeAliases: { name: string; type: Type }[];
}

export const fixture = new URL('../../../test/fixtures/protocol/', import.meta.url);

export function readMetaModel(): MetaModel {
  return JSON.parse(readFileSync(new URL('metaModel.json', fixture), 'utf8'));
}
