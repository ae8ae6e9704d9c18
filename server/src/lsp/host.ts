/** What the server needs of the machine that it runs on. URIs are those of the client. */
export interface Host {
  /** All `.remit` files in a folder and below it. */
  listFiles(folder: string): Promise<readonly string[]>;
  /** The text of a file; undefined where there is none that can be read. */
  readText(uri: string): Promise<string | undefined>;
}
