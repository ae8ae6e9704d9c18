import type { Spots } from '../../analysis/search.js';
import { nameOf, spotText, variableText } from '../../analysis/words.js';

/** Where the other measures stand in a witness: ` (with Experience at 90%)`; empty where there are none. */
export function settingText(setting: Spots): string {
  const parts = [...setting].map(([variable, spot]) =>
    spot.side === 'at' && variable.kind !== 'spread'
      ? `${nameOf(variable)} at ${variableText(spot.value, variable)}`
      : spotText(variable, spot),
  );
  return parts.length === 0 ? '' : ` (with ${parts.join(', ')})`;
}
