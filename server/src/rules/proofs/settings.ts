import type { Setting } from '../../analysis/references.js';
import { nameOf, spreadText, variableText } from '../../analysis/words.js';

/** Where the other measures stand in a witness: ` (with Experience at 90%)`; empty where there are none. */
export function settingText(setting: Setting): string {
  const parts = [...setting].map(([variable, value]) =>
    variable.kind === 'spread'
      ? spreadText(variable, value)
      : `${nameOf(variable)} at ${variableText(value, variable)}`,
  );
  return parts.length === 0 ? '' : ` (with ${parts.join(', ')})`;
}
