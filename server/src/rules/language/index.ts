import type { SpecificationRule } from '../rule.js';
import { andOr } from './and-or.js';
import { boundaryInWords } from './boundary-in-words.js';
import { changedByOneSide } from './changed-by-one-side.js';
import { compoundRequirement } from './compound-requirement.js';
import { openList } from './open-list.js';
import { passiveNoActor } from './passive-no-actor.js';
import { personNamedNotPost } from './person-named-not-post.js';
import { placeholderLeftIn } from './placeholder-left-in.js';
import { prescribesMethod } from './prescribes-method.js';
import { sentenceTwice } from './sentence-twice.js';
import { shareChangesByPercent } from './share-changes-by-percent.js';
import { twiceOrEverySecond } from './twice-or-every-second.js';
import { undefinedAbbreviation } from './undefined-abbreviation.js';
import { undefinedTerm } from './undefined-term.js';
import { vagueWord } from './vague-word.js';
import { weakModality } from './weak-modality.js';

/** Rules about the wording of what binds, R701 to R729. */
export const languageRules: readonly SpecificationRule[] = [
  weakModality,
  vagueWord,
  compoundRequirement,
  passiveNoActor,
  undefinedTerm,
  undefinedAbbreviation,
  placeholderLeftIn,
  personNamedNotPost,
  prescribesMethod,
  shareChangesByPercent,
  boundaryInWords,
  sentenceTwice,
  openList,
  andOr,
  twiceOrEverySecond,
  changedByOneSide,
];
