import type { Spots } from '../../analysis/search.js';
import { standingTexts } from '../../analysis/words.js';

/** Where the other measures stand in a witness: ` (with Experience at 90%)`; empty where there are none. */
export function settingText(setting: Spots): string {
  const parts = standingTexts(setting);
  return parts.length === 0 ? '' : ` (with ${parts.join(', ')})`;
}
