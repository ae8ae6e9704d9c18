import { isUtf8 } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { lstat, open, readdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isRemitFile } from '../workspace/paths.js';
import { isMissing, whenFree, whyNot } from './troubles.js';
/** A text, or why there is none, in a commissioner's words. */
export type Reading = { readonly text: string } | { readonly problem: string; readonly missing?: boolean };

/** What a path leads to, links followed. */
export async function kindOf(path: string): Promise<'file' | 'folder' | 'missing' | { readonly problem: string }> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    return isMissing(error) ? 'missing' : { problem: whyNot(error) };
  }
}

/**
 * The `.remit` files in a folder and the folders in it, in no particular order. Folders whose name begins with a dot and `node_modules` are passed
 * over, and so are links to folders: what they lead to is looked at where it is, and a link to a folder above would never end. So is what macOS leaves beside files.
 * Tells `cannotList` of folders that cannot be looked into.
 */
export async function listFiles(
  folder: string,
  cannotList: (folder: string, problem: string) => void = () => {},
): Promise<string[]> {
  const found: string[] = [];
  const search = async (inside: string): Promise<void> => {
    let entries: Awaited<ReturnType<typeof entriesOf>>;
    try {
      entries = await entriesOf(inside);
    } catch (error) {
      cannotList(inside, whyNot(error));
      return;
    }
    await Promise.all(
      entries.map(async (entry) => {
        const path = join(inside, entry.name);
        if (entry.isDirectory() || (entry.isSymbolicLink() && (await isFolderItself(path)))) {
          if (!entry.name.startsWith('.') && entry.name !== 'node_modules') await search(path);
        } else if (isRemitFile(entry.name) && !isLeftByMac(entry.name) && (entry.isFile() || (await leadsToFile(path))))
          found.push(path);
      }),
    );
  };
  await search(folder);
  return found;
}

/** Whether what is listed as a link is a folder all the same: on Windows, one whose files are kept in a cloud. */
async function isFolderItself(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isDirectory();
  } catch {
    return false;
  }
}

/** macOS puts beside `a.remit` what it knows of it, in `._a.remit`, where a disk or an archive has no other place for that. */
function isLeftByMac(name: string): boolean {
  return name.startsWith('._');
}

function entriesOf(folder: string) {
  return readdir(folder, { withFileTypes: true });
}

/** Whether an entry that is no plain file is to be read as one. A pipe and a link that leads nowhere are, so that their reader hears of it. */
async function leadsToFile(path: string): Promise<boolean> {
  try {
    return !(await stat(path)).isDirectory();
  } catch {
    return true;
  }
}

/** What a shell gives a name to by itself: `/dev/stdin`, and `/dev/fd/63` for `<(…)`. Something comes through it, and it ends. */
const handedOver = /^\/(?:dev|proc)\//;

/**
 * Reads a file as UTF-8, and as nothing else: a character that was guessed could be a digit of an amount. A pipe that lies among files is not waited
 * for: nobody may ever write into it.
 */
export async function readText(path: string): Promise<Reading> {
  try {
    const kind = await stat(path);
    if (!kind.isFile() && !kind.isDirectory() && !handedOver.test(path))
      return { problem: 'It is no regular file, but a pipe or a device.' };
    return decode(await readFile(path));
  } catch (error) {
    return { problem: whyNot(error), missing: isMissing(error) };
  }
}

/** The text of bytes in UTF-8, without a byte order mark; or what the bytes are instead. */
export function decode(bytes: Uint8Array): Reading {
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff))
    return { problem: 'It is written in UTF-16. Save it as UTF-8.' };
  if (!isUtf8(bytes)) {
    const line = firstLineThatIsNot(bytes);
    return {
      problem: `It is not written in UTF-8: line ${line} holds a character in another encoding. Save it as UTF-8.`,
    };
  }
  return { text: new TextDecoder().decode(bytes) };
}

function startsWith(bytes: Uint8Array, first: number, second: number): boolean {
  return bytes[0] === first && bytes[1] === second;
}

function firstLineThatIsNot(bytes: Uint8Array): number {
  for (let line = 1, start = 0; ; line++) {
    const end = bytes.indexOf(10, start);
    if (end < 0 || !isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
}

/** Replaces what a file holds, so that it holds either the old text or the new one, whatever happens meanwhile. Returns why it could not. */
export async function writeText(path: string, text: string): Promise<{ readonly problem: string } | undefined> {
  let draft: string | undefined;
  try {
    // A link stays a link: what it leads to is replaced.
    const target = await realpath(path);
    const { mode } = await stat(target);
    // Renaming needs no right to the file itself, and one that nobody may write has to stay.
    await (await open(target, 'r+')).close();
    draft = join(dirname(target), `.${randomBytes(6).toString('hex')}.remit-draft`);
    const file = await open(draft, 'wx', mode);
    try {
      await file.chmod(mode);
      await file.writeFile(text, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    const written = draft;
    await whenFree(() => rename(written, target));
    return undefined;
  } catch (error) {
    const left = draft;
    // What keeps the draft from being renamed may keep it from being removed: that it could not be written is what has to be said.
    if (left !== undefined) await whenFree(() => rm(left, { force: true })).catch(() => {});
    return { problem: whyNot(error) };
  }
}

/** Writes a file, be it new or not. Returns why it could not. */
export async function saveText(path: string, text: string): Promise<{ readonly problem: string } | undefined> {
  if ((await kindOf(path)) !== 'missing') return writeText(path, text);
  try {
    await writeFile(path, text, { encoding: 'utf8', flag: 'wx' });
    return undefined;
  } catch (error) {
    return { problem: whyNot(error) };
  }
}

/** The nearest folder, from `folder` upwards, that holds an entry with one of these names. */
export async function nearestHolding(folder: string, names: readonly string[]): Promise<string | undefined> {
  for (let here = folder; ; here = dirname(here)) {
    const kinds = await Promise.all(names.map((name) => kindOf(join(here, name))));
    if (kinds.some((kind) => kind === 'file' || kind === 'folder')) return here;
    if (dirname(here) === here) return undefined;
  }
}
