import { libraryScheme, libraryUri } from './paths.js';

/** The libraries that ship, by name: `nhs/waiting-time-standards`. */
export class Libraries {
  private readonly texts: ReadonlyMap<string, string>;

  /** @param files the text of each by its file's name */
  constructor(files: Readonly<Record<string, string>>) {
    this.texts = new Map(Object.entries(files).map(([name, text]) => [name.replace(/\.remit$/, ''), text]));
  }

  names(): string[] {
    return [...this.texts.keys()];
  }

  text(name: string): string {
    return this.texts.get(name) ?? '';
  }

  /** What a library is about: the first comment in it, which needs no reading of the rest. */
  about(name: string): string | undefined {
    const lines = /^(?:\/\/.*\n)+/m.exec(this.text(name))?.[0];
    return lines
      ?.replace(/^\/\/ */gm, '')
      .trim()
      .replaceAll('\n', ' ');
  }

  /** Whether a file is a library, or would be one if there were such. */
  has(uri: string): boolean {
    return uri.startsWith(`${libraryScheme}:`);
  }

  textAt(uri: string): string | undefined {
    const name = this.names().find((candidate) => libraryUri(`${candidate}.remit`) === uri);
    return name === undefined ? undefined : this.text(name);
  }
}
