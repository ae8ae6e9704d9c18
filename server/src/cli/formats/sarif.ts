import { allRules } from '../../rules/all.js';
import type { Rule, Severity } from '../../rules/catalogue.js';
import { rulePage } from '../../rules/page.js';
import { version } from '../../version.js';
import type { Range } from '../../workspace/findings.js';
import { libraryScheme } from '../../workspace/paths.js';
import { wellFormed } from '../printable.js';
import { exitCodeOf, type Problem } from '../problems.js';
import type { Report, ReportedFinding, ReportedRelated } from '../report.js';
import { pageForTerminal } from '../rule-page.js';
import { stringify } from './json.js';

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/** The report in SARIF 2.1.0, which code hosts and dashboards read. */
export function sarifReport({ files, problems }: Report): string {
  const found = new Set(files.flatMap(({ findings }) => findings.map(({ code }) => code)));
  const described = allRules.filter(({ code }) => found.has(code));
  const indices = new Map(described.map(({ code }, index) => [code, index]));
  return stringify({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Remit', version, semanticVersion: version, rules: described.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: exitCodeOf(problems) === 0,
            toolExecutionNotifications: problems.map(notificationOf),
          },
        ],
        results: files.flatMap(({ path, findings }) =>
          findings.map((finding) => resultOf(path, finding, indices.get(finding.code))),
        ),
      },
    ],
  });
}

function ruleOf(rule: Rule) {
  return {
    id: rule.code,
    name: rule.name,
    shortDescription: { text: rule.summary },
    defaultConfiguration: { level: levels[rule.severity], ...(rule.onDemand ? { enabled: false } : {}) },
    help: { text: pageForTerminal(rule), markdown: rulePage(rule) },
  };
}

function resultOf(
  path: string,
  { code, severity, message, range, fixes, related }: ReportedFinding,
  ruleIndex?: number,
) {
  const mending = fixes.filter(({ edits }) => edits.length > 0);
  return {
    ruleId: code,
    ruleIndex,
    level: levels[severity],
    message: messageOf(message),
    locations: [locationOf(path, range)],
    ...(related.length > 0 ? { relatedLocations: related.map(relatedLocationOf) } : {}),
    ...(mending.length > 0 ? { fixes: mending.map((fix) => fixOf(path, fix)) } : {}),
  };
}

function relatedLocationOf({ path, range, message }: ReportedRelated, id: number) {
  return { id, ...locationOf(path, range), message: messageOf(message) };
}

function fixOf(path: string, { title, edits }: ReportedFinding['fixes'][number]) {
  return {
    description: messageOf(title),
    artifactChanges: [
      {
        artifactLocation: artifactOf(path),
        replacements: edits.map(({ range, text }) => ({
          deletedRegion: regionOf(range),
          insertedContent: { text },
        })),
      },
    ],
  };
}

function notificationOf({ kind, path, message }: Problem) {
  const locations = kind === 'missing' ? [] : [{ physicalLocation: { artifactLocation: artifactOf(path) } }];
  return { descriptor: { id: kind }, level: 'error', message: messageOf(message), locations };
}

/** SARIF reads braces as places to fill in; doubled, they are braces (§3.11.5). */
function messageOf(text: string) {
  return { text: text.replace(/[{}]/g, '$&$&') };
}

function locationOf(path: string, range: Range) {
  return { physicalLocation: { artifactLocation: artifactOf(path), region: regionOf(range) } };
}

/** Paths below the current folder stay relative, so that the report says nothing of the machine that made it. */
function artifactOf(path: string) {
  if (path.startsWith(`${libraryScheme}:/`)) return { uri: path };
  const encoded = wellFormed(path).split('/').map(encodeURIComponent).join('/');
  if (path.startsWith('//')) return { uri: `file:${encoded}` }; // A folder of another machine, as Windows names it.
  if (path.startsWith('/')) return { uri: `file://${encoded}` };
  if (/^[A-Za-z]:\//.test(path)) return { uri: `file:///${path[0]}:${encoded.slice(encoded.indexOf('/'))}` };
  return { uri: encoded, uriBaseId: '%SRCROOT%' };
}

function regionOf({ start, end }: Range) {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}
