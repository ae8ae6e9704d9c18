import type { SpecificationRule } from '../rule.js';
import { bodyToBeAbolished } from './body-to-be-abolished.js';
import { dateOutsideTerm } from './date-outside-term.js';
import { indicatorWithoutEdition } from './indicator-without-edition.js';
import { noSuchDay } from './no-such-day.js';
import { obsoleteBody } from './obsolete-body.js';
import { obsoleteParty } from './obsolete-party.js';
import { otherEdition } from './other-edition.js';
import { referenceToNothing } from './reference-to-nothing.js';
import { supersededFramework } from './superseded-framework.js';
import { unknownIndicator } from './unknown-indicator.js';
import { wrongWeekday } from './wrong-weekday.js';

/** Rules about names of bodies and frameworks, references and dates, R771 to R799. */
export const referenceRules: readonly SpecificationRule[] = [
  obsoleteParty,
  obsoleteBody,
  bodyToBeAbolished,
  supersededFramework,
  indicatorWithoutEdition,
  referenceToNothing,
  dateOutsideTerm,
  noSuchDay,
  wrongWeekday,
  unknownIndicator,
  otherEdition,
];
