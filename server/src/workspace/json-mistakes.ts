import { type ParseError, ParseErrorCode } from 'jsonc-parser';

/** What to do where a file of settings is not written as JSON is, for those who do not know that it is. */
export function remedyFor(mistake: ParseError['error']): string {
  switch (mistake) {
    case ParseErrorCode.PropertyNameExpected:
      return 'Write a name in double quotes here, as in `"rules"`, or take out the comma before it.';
    case ParseErrorCode.ValueExpected:
      return 'Write a value here, as in `"warning"`.';
    case ParseErrorCode.ColonExpected:
      return 'Write a colon between the name and its value.';
    case ParseErrorCode.CommaExpected:
      return 'Write a comma between this and what stands before it.';
    case ParseErrorCode.CloseBraceExpected:
      return 'Close the braces with `}`.';
    case ParseErrorCode.CloseBracketExpected:
      return 'Close the list with `]`.';
    case ParseErrorCode.EndOfFileExpected:
      return 'Everything stands inside one pair of braces: take out what follows them.';
    case ParseErrorCode.UnexpectedEndOfComment:
      return 'Close the comment with `*/`.';
    case ParseErrorCode.UnexpectedEndOfString:
      return 'Close the text with a double quote in its own line.';
    case ParseErrorCode.InvalidNumberFormat:
    case ParseErrorCode.UnexpectedEndOfNumber:
      return 'Write the number in figures alone, as in `12` or `0.5`.';
    case ParseErrorCode.InvalidUnicode:
    case ParseErrorCode.InvalidEscapeCharacter:
      return 'Write a backslash twice: one alone changes what follows it.';
    case ParseErrorCode.InvalidCharacter:
      return 'Take out the tab or the other sign that cannot be seen, or write `\\t` for a tab.';
    default:
      return 'Put what stands here in double quotes, or take it out.';
  }
}
