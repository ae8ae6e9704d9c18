/** Characters that would move the cursor, clear the screen or turn the text around, and halves of characters. */
const unprintable = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|\p{Cs}/gu;

/** Text that a terminal shows as it is: what a file holds must not give it orders. Each character stays one character. */
export function printable(text: string): string {
  return text.replace(unprintable, (character) => {
    const code = character.charCodeAt(0);
    if (character === '\t') return ' ';
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd';
  });
}

/** Text that can be written as UTF-8: half of a character becomes the sign for one that cannot be shown. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}
