export interface DocumentOptions {
  /** Ends every name that the document declares, so that the files of a workspace do not clash. */
  suffix?: string;
  /** Suffixes of other files whose names this one may use. */
  others?: string[];
  /** All marks lie in one block of about 400 lines, the hard case for a server that works block by block. */
  oneLargeBlock?: boolean;
}
