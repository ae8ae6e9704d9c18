import { configurableRules, optionsOfRule } from './all.js';
import { type Rule, type RuleOption, severityUnset } from './rule.js';

/** The JSON schema of `remit.json`, by which editors complete and check it. */
export function settingsSchema(): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Remit settings',
    description: 'Which rules are checked in this folder, and how. It stands at the top of a workspace.',
    type: 'object',
    additionalProperties: false,
    allowComments: true,
    properties: {
      $schema: { type: 'string' },
      extends: {
        type: 'string',
        description: 'A file of settings on which these build, such as those of a team: "./team.json".',
      },
      include: { ...paths, default: ['**'], description: 'The files that are checked; without it, all are.' },
      exclude: { ...paths, default: [], description: 'Files that are not checked. Others can use them all the same.' },
      rules: {
        type: 'object',
        additionalProperties: false,
        description: 'Rules by their names.',
        properties: Object.fromEntries(configurableRules.map((rule) => [rule.name, schemaOf(rule)])),
      },
    },
  };
}

const paths = { type: 'array', items: { type: 'string' } };

function schemaOf(rule: Rule): object {
  const description = `${rule.code}: ${rule.summary}`;
  const severity = { enum: ['off', 'info', 'warning', 'error'], default: severityUnset(rule) };
  const options = optionsOfRule(rule.name);
  return {
    description,
    default: severityUnset(rule),
    anyOf: [
      severity,
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          severity: { ...severity, description: `How grave it is; ${severityUnset(rule)} by default.` },
          ...(options.length > 0
            ? {
                options: {
                  type: 'object',
                  additionalProperties: false,
                  properties: Object.fromEntries(options.map((option) => [option.name, schemaOfOption(option)])),
                },
              }
            : {}),
        },
      },
    ],
  };
}

function schemaOfOption({ default: value, doc }: RuleOption): object {
  const type = Array.isArray(value) ? { type: 'array', items: { type: 'string' } } : { type: typeof value };
  return { ...type, default: value, description: doc };
}
