/** Whether the name of a file, or its URI, says that it is written in Remit. Some systems write the ends of names in capitals. */
export function isRemitFile(name: string): boolean {
  return /\.remit$/i.test(name);
}

/** The files that `isRemitFile` takes, as a pattern for a client that watches them: patterns tell capitals from small letters. */
export const remitFilePattern = '**/*.[rR][eE][mM][iI][tT]';

/** Where files come from: what the workspace needs of the machine that it runs on. */
export interface Disk {
  /** All `.remit` files in a folder and below it. */
  listFiles(folder: string): Promise<readonly string[]>;
  /** The text of a file; undefined where there is none that can be read. */
  readText(uri: string): Promise<string | undefined>;
}
