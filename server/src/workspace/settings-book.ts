import { followUse, isInside } from './paths.js';
import { noSettings, readSettings, type Settings, type SettingsFile, settingsFrom } from './settings.js';

/** The name of the file of settings, at the top of a workspace. */
export const settingsName = 'remit.json';

/** The settings of all folders: those of a folder stand in its `remit.json` and the files on which that builds. */
export class SettingsBook {
  private roots: readonly string[] = [];
  private readonly files = new Map<string, SettingsFile>();
  private readonly absent = new Set<string>();
  private byRoot = new Map<string, Settings>();
  private uris: readonly string[] = [];

  setRoots(roots: readonly string[]): void {
    this.roots = roots;
    this.reconsider();
  }

  set(uri: string, text: string | undefined): void {
    if (text === undefined) this.files.delete(uri);
    else this.files.set(uri, readSettings(text));
    if (text === undefined) this.absent.add(uri);
    else this.absent.delete(uri);
    this.reconsider();
  }

  markAbsent(uri: string): void {
    this.absent.add(uri);
  }

  /** The files that would hold settings. */
  wanted(): readonly string[] {
    return this.uris;
  }

  /** What a file says, with what only its surroundings tell to be wrong. */
  at(uri: string): SettingsFile | undefined {
    const file = this.files.get(uri);
    if (!file?.extends) return file;
    const { path, start, end } = file.extends;
    const target = this.baseOf(uri, file);
    const message =
      target === undefined
        ? `Settings can build only on files of their own workspace, and ${path} leaves it.`
        : this.absent.has(target)
          ? `There is no file ${path}. The path is relative to this file.`
          : this.chainFrom(target).includes(uri)
            ? `${path} builds on this file in turn.`
            : undefined;
    if (!message) return file;
    return { ...file, problems: [...file.problems, { rule: 'settings-not-found', start, end, message }] };
  }

  of(uri: string): Settings {
    const root = this.rootOf(uri);
    return (root !== undefined && this.byRoot.get(root)) || noSettings;
  }

  /** What holds where all files are looked at together: the settings of the first folder. */
  first(): Settings {
    return this.byRoot.get(this.roots[0]) ?? noSettings;
  }

  isChecked(uri: string): boolean {
    const root = this.rootOf(uri);
    return root === undefined || this.of(uri).isChecked(decodeURIComponent(uri.slice(root.length).replace(/^\//, '')));
  }

  private rootOf(uri: string): string | undefined {
    let best: string | undefined;
    for (const root of this.roots) if (isInside(uri, root) && root.length > (best?.length ?? 0)) best = root;
    return best;
  }

  private reconsider(): void {
    const uris = new Set<string>();
    this.byRoot = new Map();
    for (const root of this.roots) {
      const chain = this.chainFrom(`${root.replace(/\/$/, '')}/${settingsName}`);
      for (const uri of chain) uris.add(uri);
      const files = chain.flatMap((uri) => this.files.get(uri) ?? []);
      if (files.length > 0) this.byRoot.set(root, settingsFrom(files.reverse()));
    }
    this.uris = [...uris];
    for (const uri of this.files.keys()) if (!uris.has(uri)) this.files.delete(uri);
  }

  /** A file of settings, the one on which it builds, and so on. */
  private chainFrom(uri: string): string[] {
    const chain: string[] = [];
    for (let next: string | undefined = uri; next !== undefined && !chain.includes(next); ) {
      chain.push(next);
      const file = this.files.get(next);
      next = file && this.baseOf(next, file);
    }
    return chain;
  }

  private baseOf(uri: string, file: SettingsFile): string | undefined {
    if (!file.extends) return undefined;
    const target = followUse(uri, file.extends.path, false, this.roots);
    return 'uri' in target ? target.uri : undefined;
  }
}
