/** Where files come from: what the workspace needs of the machine that it runs on. */
export interface Disk {
  /** All `.remit` files in a folder and below it. */
  listFiles(folder: string): Promise<readonly string[]>;
  /** The text of a file; undefined where there is none that can be read. */
  readText(uri: string): Promise<string | undefined>;
  /** A file's URI with the capitals in which the disk has its name; the same where that is right, and where nothing has the name. Below `known` only. */
  spelling(uri: string, known: readonly string[]): Promise<string>;
}
